import type { Account } from '#shared/ledger/account/account'
import type { DueWork, Move } from '#shared/reach/due/due-work'
import type { Definition } from '#shared/reach/journey/definition'
import type { EndReason, Run } from '#shared/reach/journey/run'
import { acted, atHand, ended, passedOn, type World, walked } from '#shared/reach/journey/walk'
import { messageRules } from '#shared/reach/message/rules'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import type { ByItself, DueStep, StepAlone } from '../../../platform/noun/due'
import { rulesInForce } from '../../base/settings/settings.face'
import { findPortrait } from '../../ledger/account/account.face'
import type { Member } from '../../people/member/member.face'
import { type Actors, actorsFor } from './act.service'
import { isAllowed } from './allowed.service'
import { dealtTo, hasPassed } from './dealt.service'
import { heardSince } from './hear.service'
import { findJourney } from './journey.repository'
import { findRun, moveRun, saveRun } from './run.repository'
import { running } from './running.service'
import { conditionsIn, type SeenRuns, seeRuns } from './seen-runs.service'
import { definitionOf } from './version.service'
import { JOURNEY_WORK } from './work'

/** One step of due work passes so many nodes; the next tick goes on. A transaction has room for no more. */
const TURNS_AT_ONCE = 20
const ACTS_AT_ONCE = 2
/** What fails so often is left out, and a person is told: one broken step must not keep a member for ever. */
export const FAILURES_MAX = 5

/** A member's way through a journey, from one wait to the next. */
export const journeyKind: ByItself = {
  kind: JOURNEY_WORK,
  guard: 'itself',
  look: async (context, works) => {
    const seen = await seeRuns(context, works)
    return (work) => lookAtRun(context, work, seen)
  },
}

const DROP: StepAlone = { alone: async () => ({ kind: 'done' }) }

async function lookAtRun(context: Context, work: DueWork, seen: SeenRuns): Promise<DueStep | StepAlone> {
  const run = seen.runOf(work)
  if (run?.state !== 'waiting') return DROP
  const standing = await standingOf(context, run.journeyId)
  if (standing === 'paused') return changing(context, run, { ...run, state: 'parked' })
  if (standing === 'over') return ending(context, run, 'journeyOver')
  const definition = await definitionOf(context, run.journeyId, run.version)
  if (!definition) return ending(context, run, 'broken')
  const owner = seen.ownerOf(run)
  // The other record may be on the same way: nobody goes on for both before the two have been joined.
  if (!owner) return (await seen.holderIdOf(run)) === null ? ending(context, run, 'closed') : untilJoined(context)
  const { member, account } = owner
  if (!isAllowed(definition, member.consents)) return ending(context, run, 'consent')
  if (await hasLeftSegment(context, definition, member._id)) return ending(context, run, 'leftSegment')
  return walking(context, { run, work, definition, member, account, seen })
}

/** As every instance knows it; what stands still, or is not known to run, is asked for afresh. */
async function standingOf(context: Context, journeyId: string): Promise<'runs' | 'paused' | 'over'> {
  const known = (await running(context)).journeys[journeyId]?.state
  const state = known === 'live' || known === 'ending' ? known : (await findJourney(context.db, journeyId))?.state
  if (state === 'paused') return 'paused'
  return state === 'live' || state === 'ending' ? 'runs' : 'over'
}

async function hasLeftSegment(context: Context, { isLeftWithSegment, trigger }: Definition, memberId: string) {
  if (!isLeftWithSegment || trigger.kind !== 'segment') return false
  return !(await findPortrait(context.db, memberId))?.segmentIds.includes(trigger.segmentId)
}

const JOINED_WITHIN_MS = 60_000
const untilJoined = ({ now }: Context): StepAlone => ({
  alone: async () => ({ kind: 'again', dueAt: now + JOINED_WITHIN_MS }),
})

const ending = (context: Context, run: Run, why: EndReason): StepAlone =>
  changing(context, run, ended(run, why, context.now))

const changing = ({ db, now }: Context, run: Run, after: Run): StepAlone => ({
  alone: async () => ((await moveRun(db, run, after)) ? moveOf(after, now) : null),
})

interface Walking {
  run: Run
  work: DueWork
  definition: Definition
  member: Member
  account: Account
  seen: SeenRuns
}

async function walking(context: Context, walk: Walking): Promise<DueStep | StepAlone> {
  const { run, work, definition, member, account, seen } = walk
  const near = atHand(run, definition, context.now)
  const { quiet } = await rulesInForce(context, messageRules)
  const dealt = await dealtTo(context, { run, member, nodes: near })
  const judge = await seen.judgeOf(run, conditionsIn(near))
  const world: World = { now: context.now, quiet, judge, dealt: dealt.parts }
  // Where it does nothing on its way, and nothing is tried, there is nothing else to write.
  const free = walked(run, definition, { world, turnsMax: TURNS_AT_ONCE })
  if (!free.act && !hasPassed(dealt, run, free.run))
    return { ...changing(context, run, free.run), afterwards: () => hearWhatCame(context, free.run) }
  const hasFailed = work.failures >= FAILURES_MAX
  const actors = await actorsFor(context, { run, definition, account, nodes: hasFailed ? [] : near })
  let after: Run | null = null
  return {
    async write(tx, lane) {
      actors.begin(lane)
      after = null
      const current = await findRun(tx, run._id)
      if (current?.state !== 'waiting') return { kind: 'done' }
      // It has been given to another record since it was read, or moved on: it is looked at again as it is.
      if (current.memberId !== run.memberId || current.visits !== run.visits)
        return { kind: 'again', dueAt: context.now }
      after = await walkOn(tx, current, { definition, world, actors, hasFailed })
      await dealt.expose(tx, current, after)
      await saveRun(tx, after)
      return moveOf(after, context.now)
    },
    async afterwards() {
      await actors.afterwards()
      await dealt.afterwards()
      if (after) await hearWhatCame(context, after)
    },
  }
}

/** A wait for something has begun. */
async function hearWhatCame(context: Context, run: Run): Promise<void> {
  if (run.state === 'waiting' && run.waitsFor) await heardSince(context, run)
}

const moveOf = ({ state, dueAt }: Run, now: number): Move =>
  state === 'waiting' ? { kind: 'again', dueAt: dueAt ?? now } : { kind: 'done' }

async function walkOn(
  tx: Tx,
  before: Run,
  {
    definition,
    world,
    actors,
    hasFailed,
  }: { definition: Definition; world: World; actors: Actors; hasFailed: boolean },
): Promise<Run> {
  let run = before
  // Where one is left out nothing was prepared, so that what comes behind it is done by the next step.
  const actsMax = hasFailed ? 1 : ACTS_AT_ONCE
  for (let acts = 0; ; acts += 1) {
    const { run: there, act } = walked(run, definition, { world, turnsMax: TURNS_AT_ONCE })
    if (!act || acts >= actsMax) return there
    const done = hasFailed ? actors.giveUp(act.node) : await actors.act(tx, act.node, there)
    run = acted(there, done.what, world.now, done.detail ?? null)
    // What it has no money for waits with its journey, which stops.
    if (done.what === 'overBudget') return { ...run, state: 'parked' }
    run = passedOn(run, act.to, world.now)
  }
}
