import { factsOf } from '#shared/reach/journey/definition'
import { type Journey, type JourneyAct, stateAfter, versionIdOf } from '#shared/reach/journey/journey'
import { readDefinition } from '#shared/reach/journey/problems'
import type { PauseReason } from '#shared/reach/journey/run'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { endAlert } from '../../base/alert/alert.face'
import { changeOnce } from '../../base/audit/audit.face'
import { checkDefinition } from './draft.service'
import { findJourney, insertVersion, listJourneys, saveJourney } from './journey.repository'
import { endRunsOf } from './run.repository'
import { knowAnew, makeKnown } from './running.service'
import { forecastOf } from './simulate.service'
import { setAsideAnew } from './spend.service'
import { requireNothingTried, requireNothingTriedIn } from './tried.service'
import { toLine } from './view.service'

export interface StateAct {
  journeyId: string
  note: string
  by: string
}

/**
 * Starts what was saved, as a new version; who is in it goes on by the one of the entry.
 * @throws DomainError JOURNEY_STALE when something else was saved meanwhile, JOURNEY_INVALID when something stands against it or is tried in it
 */
export async function startJourney(
  context: Context,
  { journeyId, note, by, revision }: StateAct & { revision: number },
) {
  const { now } = context
  const startable = await requireStartable(context, { journeyId, revision })
  const forecast = await forecastFor(context, startable)
  await changeOnce(context, { action: 'journey.propose', subject: journeyId, storeId: null, note }, async (tx) => {
    const stored = await findJourney(tx, journeyId)
    const { definition } = readDefinition(stored?.draft)
    if (!stored || !definition || stored.revision !== revision) {
      throw new DomainError('JOURNEY_STALE', { revision: stored?.revision ?? 0 })
    }
    await requireNothingTriedIn(tx, context, { journeyId })
    const version = (stored.version ?? 0) + 1
    const _id = versionIdOf(journeyId, version)
    await insertVersion(tx, { _id, journeyId, version, definition, by, at: now, forecast })
    const started = { state: 'live', version, versionRevision: revision, pausedWhy: null } as const
    const anew = { outrunKnownAt: null, endedAt: null }
    // One that had ended begins anew: what happened in between lets nobody in.
    const startedAt = stored.endedAt === null ? (stored.startedAt ?? now) : now
    const journey: Journey = { ...stored, ...started, ...anew, startedAt }
    await saveJourney(tx, journey)
    await setAsideAnew(tx, journeyId)
    await makeKnown(context, tx, journey, factsOf(definition))
  })
  knowAnew()
  await endAlert(context, stoppedAlertOf(journeyId), '已经重新开始')
  return viewOf(context, journeyId)
}

/** What is in force already has its own. */
async function forecastFor(context: Context, { _id, draft, revision, versionRevision }: Journey) {
  const { definition } = readDefinition(draft)
  return definition && versionRevision !== revision ? forecastOf(context, _id, definition) : null
}

/** What is asked for and what would be refused, before anybody is asked to agree to it. */
export async function requireStartable(
  context: Context,
  { journeyId, revision }: { journeyId: string; revision: number },
) {
  const journey = await findJourney(context.db, journeyId)
  if (!journey) throw new DomainError('JOURNEY_NOT_FOUND')
  // Sent again after it was done it is answered as it was.
  if (journey.versionRevision === revision) return journey
  if (journey.revision !== revision) throw new DomainError('JOURNEY_STALE', { revision: journey.revision })
  await requireNothingTried(context.db, journeyId)
  const [problem] = (await checkDefinition(context, journey.draft)).problems
  if (problem) throw new DomainError('JOURNEY_INVALID', { problem: `${problem.path}：${problem.text}`.slice(0, 300) })
  return journey
}

export const pauseJourney = (context: Context, act: StateAct) => change(context, 'pause', act)
export const resumeJourney = (context: Context, act: StateAct) => change(context, 'resume', act)
export const endJourney = (context: Context, act: StateAct) => change(context, 'end', act)

/** Ends one journey, or all of them, for everybody who is in it. */
export async function killJourneys(
  context: Context,
  { journeyId, note, by }: Omit<StateAct, 'journeyId'> & { journeyId: string | null },
) {
  const { db, now } = context
  const named = journeyId === null ? await listJourneys(db) : [await findJourney(db, journeyId)]
  let runs = 0
  let journeys = 0
  for (const journey of named) {
    if (!journey) throw new DomainError('JOURNEY_NOT_FOUND')
    if (stateAfter(journey, 'kill') === null) continue
    await change(context, 'kill', { journeyId: journey._id, note, by })
    // Again when it is sent again: whoever entered between the two is found too.
    runs += await endRunsOf(db, journey._id, { now })
    journeys += 1
  }
  return { journeys, runs }
}

/** A journey that stops by itself, with its reason; one that is not running stays as it is. Whether it was this that stopped it. */
export async function stopByItself(context: Context, journeyId: string, why: PauseReason): Promise<boolean> {
  const isStopped = await context.db.transaction(async (tx) => {
    const stored = await findJourney(tx, journeyId)
    const state = stored && stateAfter(stored, 'pause')
    if (!stored || !state) return false
    await put(context, tx, { ...stored, state, pausedWhy: why })
    return true
  })
  if (isStopped) knowAnew()
  return isStopped
}

/** A journey that was ending and that nobody is in. Whether it is over by this. */
export async function endOver(context: Context, journeyId: string): Promise<boolean> {
  const isOver = await context.db.transaction(async (tx) => {
    const stored = await findJourney(tx, journeyId)
    if (stored?.state !== 'ending') return false
    await put(context, tx, { ...stored, state: 'ended' })
    return true
  })
  if (isOver) knowAnew()
  return isOver
}

async function change(context: Context, act: JourneyAct, { journeyId, note, by }: StateAct) {
  const action = act === 'kill' ? 'journey.killAll' : `journey.${act}`
  await changeOnce(context, { action, subject: journeyId, storeId: null, note }, async (tx) => {
    const stored = await findJourney(tx, journeyId)
    if (!stored) throw new DomainError('JOURNEY_NOT_FOUND')
    const state = stateAfter(stored, act)
    if (state === null) throw new DomainError('JOURNEY_NOT_NOW', { state: stored.state })
    const endedAt = state === 'ended' || state === 'ending' ? context.now : stored.endedAt
    // Whoever lets it go on after that has seen it.
    const isSeen = act === 'resume' && stored.pausedWhy === 'forecast'
    const outrunKnownAt = isSeen ? context.now : (stored.outrunKnownAt ?? null)
    const pausedWhy = act === 'pause' ? 'person' : null
    await put(context, tx, { ...stored, state, by, endedAt, pausedWhy, outrunKnownAt })
  })
  knowAnew()
  if (act !== 'pause') await endAlert(context, stoppedAlertOf(journeyId), '已经有人处理')
  return viewOf(context, journeyId)
}

/** What tells that it has stopped by itself. */
const stoppedAlertOf = (journeyId: string) => `journey-stopped:${journeyId}`

async function put(context: Context, tx: Tx, journey: Journey): Promise<void> {
  await saveJourney(tx, journey)
  await makeKnown(context, tx, journey, [])
}

async function viewOf(context: Context, journeyId: string) {
  const journey = await findJourney(context.db, journeyId)
  if (!journey) throw new DomainError('JOURNEY_NOT_FOUND')
  return { journey: await toLine(context, journey) }
}
