import type { Caps, ClockSpan } from '#shared/reach/message/moment'
import type { Purpose } from '#shared/reach/message/purpose'
import { type Definition, type JourneyCondition, STEPS_MAX } from './definition'
import { armOf, newTraveller, runIdFor, withEntry, withLetter } from './entering'
import { type Forecast, noForecast } from './forecast'
import type { JourneyFact } from './occasions'
import { isOpen, newRun, type Run } from './run'
import { type ActingNode, acted, ended, noted, passedOn, turnOf } from './walk'

/** What a journey would have done in the days behind: members go through it with the facts as they were, and nothing is written. */

/** What is known of a member's days. */
export interface Life {
  memberId: string
  /** What would have let them in, in the order of time. */
  causes: readonly { at: number; key: string }[]
  /** In the order of time. */
  facts: readonly { fact: JourneyFact; at: number }[]
  /** By the records as they are now: what they were then is not kept. Null where nothing may be chosen by them. */
  judge: (condition: JourneyCondition) => boolean | null
  /** Reminders that are asked for, and how many may still be sent. */
  wallet: { on: readonly Purpose[]; live: number }
}

export interface Rules {
  journeyId: string
  quiet: ClockSpan
  caps: Caps
  /** At most, in fen; null for a coupon that is not there. */
  couponFen: (couponKey: string) => number | null
  untilAt: number
}

/** What one member would have had. The budget stops nothing here: what it would have to be is what is asked. */
export function livedThrough(definition: Definition, life: Life, rules: Rules): Forecast {
  const { journeyId, untilAt } = rules
  const forecast = noForecast()
  const state = { traveller: newTraveller(life.memberId), live: life.wallet.live }
  const entered = new Set<string>()
  const arm = armOf(journeyId, life.memberId, definition.kind)
  let latest: Run | null = null
  for (const { at, key } of life.causes) {
    const entry = { journeyId, entry: definition.entry, key, now: at }
    const runId = runIdFor(state.traveller, entry)
    if (runId === null || entered.has(runId)) continue
    // As in the shop: while it goes on it does not begin beside itself.
    const goesOn: boolean = latest !== null && (isOpen(latest) || (latest.endedAt ?? 0) > at)
    if (definition.entry.kind !== 'perEvent' && goesOn) continue
    entered.add(runId)
    state.traveller = withEntry(state.traveller, { journeyId, runId, arm, now: at })
    forecast.entered += 1
    if (key.startsWith('present:')) forecast.atOnce += 1
    if (arm === 'out') forecast.heldOut += 1
    else {
      const run = newRun({
        ...{ runId, journeyId, version: 0, memberId: life.memberId, start: definition.start },
        ...{ at, key, begunAt: at, entryNumber: 1, source: null },
      })
      latest = walked(run, { definition, life, rules, state, forecast })
    }
    if (at > untilAt) break
  }
  return forecast
}

interface Walk {
  definition: Definition
  life: Life
  rules: Rules
  state: { traveller: ReturnType<typeof newTraveller>; live: number }
  forecast: Forecast
}

/** The run at its end, or where it stands at the end of the days. */
function walked(before: Run, walk: Walk): Run {
  const { definition, life, rules } = walk
  let run = before
  let now = run.enteredAt
  for (let turns = 0; turns < STEPS_MAX * 3; turns += 1) {
    const turn = turnOf(run, definition, { now, quiet: rules.quiet, judge: life.judge })
    if (turn.kind === 'end') return ended(run, turn.why, now)
    if (turn.kind === 'go') run = passedOn(noted(run, turn.what, now, turn.detail), turn.to, now)
    else if (turn.kind === 'act') {
      run = passedOn(acted(run, deed(turn.node, now, walk), now), turn.to, now)
    } else {
      const heardAt = turn.waitsFor === null ? null : firstOf(life, turn.waitsFor, now)
      const isHeard = heardAt !== null && heardAt <= turn.dueAt
      const next = isHeard ? heardAt : turn.dueAt
      const goalAt = definition.goal === null ? null : firstOf(life, definition.goal, now)
      if (goalAt !== null && goalAt <= next) return ended(run, 'goal', goalAt)
      if (next > rules.untilAt) return run
      run = { ...run, dueAt: turn.dueAt, waitsFor: turn.waitsFor, heardAt: isHeard ? heardAt : null }
      now = next
    }
  }
  return run
}

const firstOf = ({ facts }: Life, fact: JourneyFact, after: number): number | null =>
  facts.find((each) => each.fact === fact && each.at > after)?.at ?? null

function deed(node: ActingNode, now: number, { definition, life, rules, state, forecast }: Walk) {
  switch (node.kind) {
    case 'inbox': {
      const { traveller } = state
      const counted = definition.kind === 'shop' ? withLetter(traveller, rules.journeyId, rules.caps, now) : traveller
      if (!counted) {
        forecast.overCap += 1
        return 'overCap'
      }
      state.traveller = counted
      forecast.sent += 1
      return 'inboxWritten'
    }
    case 'message':
      if (!life.wallet.on.includes(node.purpose) || state.live <= 0) {
        forecast.unsent += 1
        return 'noGrant'
      }
      state.live -= 1
      forecast.sent += 1
      return 'messageHanded'
    case 'coupon': {
      const costFen = rules.couponFen(node.couponKey)
      if (costFen === null) return 'failed'
      forecast.coupons += 1
      forecast.givenFen += costFen
      return 'couponPromised'
    }
    case 'points':
      forecast.points += node.points
      forecast.givenFen += Math.ceil((node.points * definition.fenPer100Points) / 100)
      return 'pointsGiven'
    case 'clerkTask':
      forecast.clerkTasks += 1
      return 'clerkAsked'
    default:
      return 'tagged'
  }
}
