import type { Living } from './living'
import { actsOf, type Meter } from './meter'
import type { LifePlan } from './plan'

export interface Progress {
  day(living: Living): void
  month(living: Living): void
  /** Of this run. */
  seconds(): number
}

const SAYS_EVERY_S = 10

/** Says now and then how far a life is and when it will be over, by the machine's own clock. */
export function openProgress(plan: LifePlan, say: (text: string) => void): Progress {
  const startedAt = process.hrtime.bigint()
  const seconds = () => Number(process.hrtime.bigint() - startedAt) / 1e9
  let said = 0
  let first: { day: number; acts: number } | null = null
  return {
    seconds,
    day: ({ index, floor, state: { told, day } }) => {
      const acts = actsOf(floor.meter)
      first ??= { day: index, acts }
      if (seconds() - said < SAYS_EVERY_S) return
      said = seconds()
      const livedDays = index + 1 - first.day
      // Later days hold more members: what is left takes about as long as the busiest days so far.
      const leftS = ((plan.days - index - 1) * seconds()) / livedDays
      say(
        `  before ${day}: day ${index + 1} of ${plan.days}, ${told.joined} members, ${told.purchases} purchases, ` +
          `${acts} acts, ${Math.round((acts - first.acts) / seconds())} a second, about ${minutes(leftS)} left`,
      )
    },
    month: ({ state: { day, told } }) => say(`  the books are right before ${day}: ${told.joined} members`),
  }
}

export function reportOf({ floor, state: { told } }: Living, seconds: number): string[] {
  const acts = actsOf(floor.meter)
  const busiest = Object.entries(floor.meter.actions).sort(([, one], [, other]) => other.ms - one.ms)
  return [
    `${told.joined} members (${told.closed} closed), ${told.purchases} purchases (${told.unrecorded} of them not written down), ` +
      `${(told.revenueFen / 100).toFixed(2)} yuan, ${told.refunds} refunds, ${told.checkIns} check-ins, ${told.visits} visits`,
    `${told.occasions} occasions, ${told.signUps} sign-ups, ${told.attended} came; ${told.ratings} ratings (${told.lowRatings} low), ` +
      `${told.written} written, ${told.ticketsAnswered} tickets answered, ${told.settled} settled`,
    `${told.articles} articles, ${told.readings} readings kept, ${told.answers} forms answered; ${told.tasksClaimed} tasks claimed, ` +
      `${told.goodsTaken} goods taken and ${told.goodsCollected} collected, ${told.remindersAsked} reminders asked for, ${told.messages} sent`,
    `${told.letters} letters read; ${told.calls} members spoken to, ${told.callsMissed} not reached, ${told.callsUnwanted} want none of it; ` +
      `${told.guestsSeen} looked up at the till, ${told.notes} notes; ${told.exposures} saw what was tried; ${told.ringAccounts} accounts in rings, ${told.crowdAccounts} in crowds`,
    `${told.suggestionsSeen} looks at suggestions, ${told.suggestionsHidden} refused and ${told.suggestionsTaken} taken; ${told.totalsEntered} totals of tills entered`,
    `${acts} acts and ${tripsOf(floor.meter)} database operations in ${minutes(seconds)}: ${Math.round(acts / seconds)} acts a second`,
    'What took longest:',
    ...busiest
      .slice(0, 8)
      .map(
        ([action, { count, trips, ms }]) =>
          `  ${action.padEnd(22)} ${count} times, ${(trips / count).toFixed(1)} operations and ${(ms / count).toFixed(1)} ms each`,
      ),
  ]
}

const tripsOf = ({ actions }: Meter) => Object.values(actions).reduce((sum, { trips }) => sum + trips, 0)
const minutes = (seconds: number) => `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
