import type { experimentContract } from '#shared/insight/experiment/contract'
import { ARM_KEYS, type Experiment } from '#shared/insight/experiment/experiment'
import type { ParsedInput } from '#shared/kernel/contract'
import { invariant } from '#shared/kernel/invariant'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { derivedId } from '../../../platform/ids'
import { requireLawful } from '../../../platform/lawful'
import { changeOnce } from '../../base/audit/audit.face'
import { getSegment } from '../segment/segment.face'
import { findExperiment, insertExperiment, saveExperimentIn } from './experiment.repository'
import { withTitles } from './places.service'

type Saving = ParsedInput<(typeof experimentContract)['experiment.save']>

/** @throws DomainError COPY_NOT_LAWFUL, SEGMENT_NOT_FOUND, EXPERIMENT_PLACE, EXPERIMENT_NOT_FOUND, EXPERIMENT_CHANGED, EXPERIMENT_BEGUN */
export async function saveExperiment(context: Context, { experimentId, baseVersion, draft }: Saving) {
  const { db, now } = context
  if (draft.surface === 'inviteLine') requireLawful(...draft.arms.map(({ content }) => content))
  if (draft.segmentId !== null) await getSegment(db, draft.segmentId)
  const titled = await withTitles(context, draft)
  const id = experimentId ?? derivedId('exp', [context.requestId])
  const audited = { action: 'experiment.save', subject: id, storeId: null, note: draft.name }
  await changeOnce(context, audited, async (tx) => {
    if (experimentId === undefined) return insertExperiment(tx, newExperiment(id, titled, now))
    const before = await findExperiment(tx, id)
    if (!before) throw new DomainError('EXPERIMENT_NOT_FOUND')
    if (before.version !== baseVersion) throw new DomainError('EXPERIMENT_CHANGED')
    if (before.status !== 'draft') throw new DomainError('EXPERIMENT_BEGUN')
    return saveExperimentIn(tx, { ...newExperiment(id, titled, now), version: before.version + 1 })
  })
  return versionOf(await findExperiment(db, id))
}

type Titled = Saving['draft'] & Pick<Experiment, 'placeTitle' | 'placeVersion'>

function newExperiment(_id: string, draft: Titled, savedAt: number): Experiment {
  const begun = { armSize: null, startedAt: null, stoppedAt: null, stoppedBy: null, shippedArm: null }
  const arms = draft.arms.map((arm, at) => ({ key: ARM_KEYS[at] ?? '', ...arm }))
  return { _id, ...draft, arms, status: 'draft', version: 1, savedAt, ...begun }
}

export function versionOf(experiment: Experiment | null) {
  invariant(experiment, 'what was saved is there')
  return { experimentId: experiment._id, version: experiment.version }
}
