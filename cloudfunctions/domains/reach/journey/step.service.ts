import type { DueWork, Move } from '#shared/reach/due/due-work'
import type { Definition } from '#shared/reach/journey/definition'
import type { EndReason, Run } from '#shared/reach/journey/run'
import { acted, atHand, ended, noted, passedOn, turnOf, type World } from '#shared/reach/journey/walk'
import { messageRules } from '#shared/reach/message/rules'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import type { DueKind, DueStep } from '../../../platform/noun/due'
import { rulesInForce } from '../../base/settings/settings.face'
import { findPortrait } from '../../ledger/account/account.face'
import { type Actors, actorsFor } from './act.service'
import { isAllowed } from './allowed.service'
import { heardSince } from './hear.service'
import { findJourney } from './journey.repository'
import { findRun, saveRun } from './run.repository'
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
export const journeyKind: DueKind = {
  kind: JOURNEY_WORK,
  look: async (context, works) => {
    const seen = await seeRuns(context, works)
    return (work) => lookAtRun(context, work, seen)
  },
}

const DROP: DueStep = { write: async () => ({ kind: 'done' }) }

async function lookAtRun(context: Context, work: DueWork, seen: SeenRuns): Promise<DueStep> {
  const run = seen.runOf(work)
  if (run?.state !== 'waiting') return DROP
  const standing = await standingOf(context, run.journeyId)
  if (standing === 'paused') return changing(run, (current) => ({ ...current, state: 'parked' }))
  if (standing === 'over') return ending(context, run, 'journeyOver')
  const definition = await definitionOf(context, run.journeyId, run.version)
  if (!definition) return ending(context, run, 'broken')
  const member = await seen.memberOf(run)
  if (!member) return ending(context, run, 'closed')
  if (!isAllowed(definition, member.consents)) return ending(context, run, 'consent')
  if (await hasLeftSegment(context, definition, member._id)) return ending(context, run, 'leftSegment')
  return walking(context, { run, work, definition, memberId: member._id, seen })
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

const ending = ({ now }: Context, run: Run, why: EndReason): DueStep =>
  changing(run, (current) => ended(current, why, now))

function changing({ _id }: Run, change: (current: Run) => Run): DueStep {
  return {
    async write(tx) {
      const current = await findRun(tx, _id)
      if (current?.state === 'waiting') await saveRun(tx, change(current))
      return { kind: 'done' }
    },
  }
}

interface Walking {
  run: Run
  work: DueWork
  definition: Definition
  memberId: string
  seen: SeenRuns
}

async function walking(context: Context, walk: Walking): Promise<DueStep> {
  const { run, work, definition, memberId, seen } = walk
  const near = atHand(run, definition)
  const { quiet } = await rulesInForce(context, messageRules)
  const world: World = { now: context.now, quiet, judge: await seen.judgeOf(run, memberId, conditionsIn(near)) }
  const hasFailed = work.failures >= FAILURES_MAX
  const actors = await actorsFor(context, { run, definition, memberId, nodes: hasFailed ? [] : near })
  let after: Run | null = null
  return {
    async write(tx) {
      actors.begin()
      after = null
      const current = await findRun(tx, run._id)
      if (current?.state !== 'waiting') return { kind: 'done' }
      // It has been given to another record since it was read: it is looked at again as that person's.
      if (current.memberId !== run.memberId) return { kind: 'again', dueAt: context.now }
      after = await walkOn(tx, { ...current, memberId }, { definition, world, actors, hasFailed })
      await saveRun(tx, after)
      return moveOf(after, context.now)
    },
    async afterwards() {
      await actors.afterwards()
      if (after?.waitsFor) await heardSince(context, after)
    },
  }
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
  const { now } = world
  let run = before
  let acts = 0
  for (let turns = 0; turns < TURNS_AT_ONCE; turns += 1) {
    const turn = turnOf(run, definition, world)
    if (turn.kind === 'end') return ended(run, turn.why, now)
    if (turn.kind === 'wait') {
      const isNew = run.dueAt !== turn.dueAt
      return { ...(isNew ? noted(run, turn.what, now, turn.dueAt) : run), dueAt: turn.dueAt, waitsFor: turn.waitsFor }
    }
    if (turn.kind === 'go') {
      run = passedOn(noted(run, turn.what, now, turn.detail), turn.to, now)
      continue
    }
    if (acts >= ACTS_AT_ONCE) return run
    acts += 1
    const done = hasFailed && acts === 1 ? actors.giveUp(turn.node) : await actors.act(tx, turn.node, run)
    run = acted(run, done.what, now, done.detail ?? null)
    // What it has no money for waits with its journey, which stops.
    if (done.what === 'overBudget') return { ...run, state: 'parked' }
    run = passedOn(run, turn.to, now)
  }
  return run
}
