import { LIFECYCLE_STAGES, type LifecycleStage, MILESTONES, type Milestone, type Silence } from './lifecycle'

/** How many members stand at a place, `<reached>:<stage>`. */
export interface PlaceCount {
  place: string
  members: number
}

/** A layer of the pyramid: whoever has come so far, and what has become of those who came no further. */
export interface Layer {
  milestone: Milestone
  /** Members who have come to this layer or above it. */
  members: number
  /** Of them, those who are above it; null for the top. */
  above: number | null
  /** Those who came no further, by how they are now. */
  awake: number
  silent: Record<Silence, number>
}

/** The layers from the widest to the top; the parts of a layer add up to it. */
export function pyramidOf(counts: readonly PlaceCount[]): Layer[] {
  const at = (milestone: Milestone, stage: LifecycleStage) =>
    counts.find(({ place }) => place === `${milestone}:${stage}`)?.members ?? 0
  const stayedAt = (milestone: Milestone) => LIFECYCLE_STAGES.reduce((sum, stage) => sum + at(milestone, stage), 0)
  const fromOn = (index: number) => MILESTONES.slice(index).reduce((sum, each) => sum + stayedAt(each), 0)
  return MILESTONES.map((milestone, index) => ({
    milestone,
    members: fromOn(index),
    above: index === MILESTONES.length - 1 ? null : fromOn(index + 1),
    awake: at(milestone, milestone),
    silent: { atRisk: at(milestone, 'atRisk'), asleep: at(milestone, 'asleep'), lost: at(milestone, 'lost') },
  }))
}

/** How many members stand at each stage. */
export function stagesOf(counts: readonly PlaceCount[]): { stage: LifecycleStage; members: number }[] {
  return LIFECYCLE_STAGES.map((stage) => ({
    stage,
    members: counts.reduce((sum, { place, members }) => sum + (place.endsWith(`:${stage}`) ? members : 0), 0),
  }))
}
