import { armAt, hashOf, isInNamespace, rangesOf } from './assignment'
import type { Experiment, ExperimentNamespace } from './experiment'
import type { Surface } from './surfaces'

/** What a phone's request has to know of experiments: kept beside the rules, so that it costs no round trip. */
export interface AtWork {
  running: RunningExperiment[]
  /** What everybody has of what was tried, by surface. */
  shipped: Partial<Record<Surface, string>>
}

export type RunningExperiment = Pick<
  Experiment,
  '_id' | 'surface' | 'placeId' | 'placeVersion' | 'arms' | 'segmentId' | 'coveragePercent' | 'namespace'
>

export const NOTHING_AT_WORK: AtWork = { running: [], shipped: {} }
/** More at once could not be told apart by anybody. */
export const RUNNING_MAX = 20

/**
 * The arm of a member by the hash alone, or null: not among those who take part. Nothing is stored, so a member has the same
 * arm on every phone and for as long as it runs.
 */
export function armOf({ _id, arms, coveragePercent, namespace }: RunningExperiment, memberId: string) {
  if (namespace && !isInNamespace(memberId, toRange(namespace))) return null
  const weights = arms.map(({ weightPercent }) => weightPercent / 100)
  const at = armAt(hashOf(_id, memberId), rangesOf(arms.length, coveragePercent / 100, weights))
  return at === null ? null : (arms[at] ?? null)
}

const toRange = ({ name, fromPercent, untilPercent }: ExperimentNamespace) => ({
  name,
  range: [fromPercent / 100, untilPercent / 100] as const,
})

/** Whether some member could be in both, so that neither could be told from the other at one place. */
export function mayMeet(one: RunningExperiment, other: RunningExperiment): boolean {
  if (one.surface !== other.surface || one._id === other._id) return false
  if ((one.placeId ?? null) !== (other.placeId ?? null)) return false
  const [a, b] = [one.namespace, other.namespace]
  if (!a || !b || a.name !== b.name) return true
  return a.fromPercent < b.untilPercent && b.fromPercent < a.untilPercent
}

export const withRunning = (atWork: AtWork, running: RunningExperiment): AtWork => ({
  ...atWork,
  running: [...atWork.running.filter(({ _id }) => _id !== running._id), running],
})

export const withoutRunning = (atWork: AtWork, id: string): AtWork => ({
  ...atWork,
  running: atWork.running.filter(({ _id }) => _id !== id),
})

export const withShipped = (atWork: AtWork, surface: Surface, content: string): AtWork => ({
  ...atWork,
  shipped: { ...atWork.shipped, [surface]: content },
})

export const toRunning = ({
  _id,
  surface,
  placeId = null,
  placeVersion = null,
  arms,
  segmentId,
  coveragePercent,
  namespace,
}: Experiment): RunningExperiment => ({
  ...{ _id, surface, placeId, placeVersion, segmentId, coveragePercent, namespace },
  // What arms are called is nothing that a request has to know.
  arms: arms.map(({ key, title, weightPercent, content }) => ({ key, title, weightPercent, content })),
})
