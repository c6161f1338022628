import type { Rfm } from './rfm'
import { DIMENSIONS } from './score'

/** Bounds of a score (1 to 5) or of days since the first purchase; both ends count. */
export interface Bound {
  min?: number | undefined
  max?: number | undefined
}

export const GROUP_FIELDS = [...DIMENSIONS, 'tenureDays'] as const
export type GroupField = (typeof GROUP_FIELDS)[number]

/** All bounds of a condition must hold; who lacks a dimension is outside of every bound of it. */
export type GroupCondition = Partial<Record<GroupField, Bound | undefined>>

export interface Group {
  key: string
  /** Simplified Chinese, for operators. */
  name: string
  /** One of them is enough. */
  anyOf: readonly GroupCondition[]
}

/** The first group in the table that fits. The last one takes everybody (the rules see to it), so everybody has one. */
export function groupOf(groups: readonly Group[], rfm: Rfm, tenureDays: number): Group {
  const group = groups.find(({ anyOf }) => anyOf.some((condition) => fits(condition, rfm, tenureDays)))
  if (!group) throw new Error('The table of groups has a last one for everybody')
  return group
}

function fits(condition: GroupCondition, rfm: Rfm, tenureDays: number): boolean {
  return GROUP_FIELDS.every((field) => {
    const bound = condition[field]
    if (!bound) return true
    const value = field === 'tenureDays' ? tenureDays : rfm[field]
    return value !== null && value >= (bound.min ?? -Infinity) && value <= (bound.max ?? Infinity)
  })
}
