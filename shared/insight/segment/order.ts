import { type SegmentCondition, segmentsIn } from './language'

export interface ConditionHolder {
  _id: string
  condition: SegmentCondition
}

/**
 * Segments in an order in which each comes after those that it looks at; null when one looks at itself, at once or
 * by way of others. A segment that is not in the list stands for nobody and orders nothing.
 */
export function inOrder<S extends ConditionHolder>(segments: readonly S[]): S[] | null {
  const byId = new Map(segments.map((segment) => [segment._id, segment]))
  const ordered: S[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (segment: S): boolean => {
    if (state.get(segment._id) === 'done') return true
    if (state.get(segment._id) === 'open') return false
    state.set(segment._id, 'open')
    const isSound = segmentsIn(segment.condition).every((id) => {
      const other = byId.get(id)
      return other === undefined || visit(other)
    })
    state.set(segment._id, 'done')
    ordered.push(segment)
    return isSound
  }
  return segments.every(visit) ? ordered : null
}
