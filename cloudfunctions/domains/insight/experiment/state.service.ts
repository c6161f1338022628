import {
  type AtWork,
  mayMeet,
  RUNNING_MAX,
  toRunning,
  withoutRunning,
  withRunning,
  withShipped,
} from '#shared/insight/experiment/assigned'
import type { Experiment } from '#shared/insight/experiment/experiment'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import type { Shipping } from '../../../platform/noun/trial-source'
import { changeOnce } from '../../base/audit/audit.face'
import { findAtWork, saveAtWork } from './at-work.service'
import { findExperiment, saveExperimentIn } from './experiment.repository'
import { getExperiment } from './getting.service'
import { sourceOf, withTitles } from './places.service'
import { planFor } from './plan.service'
import { versionOf } from './writing.service'

const BY_SYSTEM = '系统'

/** @throws DomainError EXPERIMENT_NOT_FOUND, EXPERIMENT_STATE, EXPERIMENT_SURFACE_TAKEN, EXPERIMENT_NO_BASELINE, EXPERIMENT_PLACE */
export async function startExperiment(context: Context, experimentId: string) {
  const planned = await getExperiment(context, experimentId)
  const { armSize } = await planFor(context, planned)
  // Sent again after it was begun it is answered as it was, whatever became of the place.
  const titled = planned.status === 'draft' ? await withTitles(context, planned) : planned
  const source = await sourceOf(context, planned)
  return change(context, { experimentId, action: 'experiment.start' }, async (experiment, atWork, tx) => {
    requireStartable(experiment, atWork)
    if (armSize === null) throw new DomainError('EXPERIMENT_NO_BASELINE')
    const { placeId = null, placeVersion = null, placeTitle, arms } = titled
    const isAsSeen = !source?.versionIn || (placeId && (await source.versionIn(tx, placeId)) === placeVersion)
    if (experiment.version !== titled.version) throw new DomainError('EXPERIMENT_CHANGED')
    if (!isAsSeen) throw new DomainError('EXPERIMENT_PLACE', { why: '选的这一处刚被改过' })
    const placed = { ...experiment, arms, placeVersion, placeTitle: placeTitle ?? null }
    const started: Experiment = { ...placed, status: 'running', armSize, startedAt: context.now }
    return { experiment: started, atWork: withRunning(atWork, toRunning(started)) }
  })
}

/** @throws DomainError EXPERIMENT_STATE, EXPERIMENT_SURFACE_TAKEN */
export function requireStartable(experiment: Experiment, atWork: AtWork): void {
  if (experiment.status !== 'draft') throw new DomainError('EXPERIMENT_STATE')
  const mine = toRunning(experiment)
  const isTaken = atWork.running.length >= RUNNING_MAX || atWork.running.some((other) => mayMeet(mine, other))
  if (isTaken) throw new DomainError('EXPERIMENT_SURFACE_TAKEN')
}

/** Whoever is in stays in the same arm. @throws DomainError EXPERIMENT_NOT_FOUND, EXPERIMENT_STATE, EXPERIMENT_NARROWER */
export function widenExperiment(
  context: Context,
  { experimentId, coveragePercent }: { experimentId: string; coveragePercent: number },
) {
  return change(context, { experimentId, action: 'experiment.widen' }, (experiment, atWork) => {
    if (experiment.status !== 'running') throw new DomainError('EXPERIMENT_STATE')
    // With fewer, some who have seen an arm would lose it, and come back as if nothing had been.
    if (coveragePercent < experiment.coveragePercent) throw new DomainError('EXPERIMENT_NARROWER')
    const wider = { ...experiment, coveragePercent }
    return { experiment: wider, atWork: withRunning(atWork, toRunning(wider)) }
  })
}

/** One person may do it at once: it takes nothing from anybody. @throws DomainError EXPERIMENT_NOT_FOUND, EXPERIMENT_STATE */
export function stopExperiment(context: Context, experimentId: string) {
  return change(context, { experimentId, action: 'experiment.stop' }, (experiment, atWork) => {
    if (experiment.status !== 'running') throw new DomainError('EXPERIMENT_STATE')
    return stopped(experiment, atWork, { by: 'person', at: context.now })
  })
}

/**
 * From now on everybody has it, also who agreed to nothing: nobody is told apart by it. Where that is a change of other records, these are
 * changed in the same transaction. @throws DomainError EXPERIMENT_NOT_FOUND, EXPERIMENT_STATE, and what the place refuses
 */
export async function shipArm(context: Context, { experimentId, arm }: { experimentId: string; arm: string }) {
  const before = await getExperiment(context, experimentId)
  const shipping = before.status === 'shipped' ? null : await shippingOf(context, before, arm)
  const changed = await change(
    context,
    { experimentId, action: 'experiment.ship' },
    async (experiment, atWork, tx): Promise<Changed> => {
      const shipped = requireShippable(experiment, arm)
      const stoppedAt = experiment.stoppedAt ?? context.now
      const stoppedBy = experiment.stoppedBy ?? ('person' as const)
      await shipping?.write(tx)
      const left = withoutRunning(atWork, experimentId)
      return {
        experiment: { ...experiment, status: 'shipped', stoppedAt, stoppedBy, shippedArm: arm },
        atWork: shipping ? left : withShipped(left, experiment.surface, shipped.content),
      }
    },
  )
  shipping?.afterwards()
  return changed
}

/** What has to be written elsewhere; null where it is enough to know which arm it is. @throws DomainError */
export async function shippingOf(context: Context, experiment: Experiment, arm: string): Promise<Shipping | null> {
  const { content } = requireShippable(experiment, arm)
  const { _id: experimentId, placeId, placeVersion: version = null } = experiment
  const source = placeId ? await sourceOf(context, experiment) : null
  return placeId && source?.ship ? source.ship(context, { experimentId, placeId, version, content }) : null
}

/** @throws DomainError EXPERIMENT_STATE */
export function requireShippable({ status, arms }: Experiment, arm: string) {
  const shipped = arms.find(({ key }) => key === arm)
  if (status === 'draft' || status === 'shipped' || !shipped) throw new DomainError('EXPERIMENT_STATE')
  return shipped
}

/** In a transaction of the job that measures: a guardrail has ended it. Answers whether it was still running. */
export async function stopByGuardrail(tx: Tx, experimentId: string, now: number): Promise<boolean> {
  const experiment = await findExperiment(tx, experimentId)
  if (experiment?.status !== 'running') return false
  const after = stopped(experiment, await findAtWork(tx), { by: 'guardrail', at: now })
  await saveExperimentIn(tx, { ...after.experiment, version: experiment.version + 1 })
  await saveAtWork(tx, after.atWork, { by: BY_SYSTEM, at: now })
  return true
}

interface Changed {
  experiment: Experiment
  atWork: AtWork
}

const stopped = (
  experiment: Experiment,
  atWork: AtWork,
  { by, at }: { by: 'person' | 'guardrail'; at: number },
): Changed => ({
  experiment: { ...experiment, status: 'stopped', stoppedAt: at, stoppedBy: by },
  atWork: withoutRunning(atWork, experiment._id),
})

/** The experiment and what phones know of it change together, or not at all. */
async function change(
  context: Context,
  { experimentId, action }: { experimentId: string; action: string },
  decide: (experiment: Experiment, atWork: AtWork, tx: Tx) => Changed | Promise<Changed>,
) {
  const { db, now } = context
  const { name } = await getExperiment(context, experimentId)
  await changeOnce(context, { action, subject: experimentId, storeId: null, note: name }, async (tx) => {
    const before = await findExperiment(tx, experimentId)
    if (!before) throw new DomainError('EXPERIMENT_NOT_FOUND')
    const { experiment, atWork } = await decide(before, await findAtWork(tx), tx)
    await saveExperimentIn(tx, { ...experiment, version: before.version + 1 })
    await saveAtWork(tx, atWork, { by: BY_SYSTEM, at: now })
  })
  return versionOf(await findExperiment(db, experimentId))
}
