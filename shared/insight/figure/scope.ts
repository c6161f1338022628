import { tierSlice, WHOLE_SHOP } from './figure-day'

/** A part of the shop that figures are asked for: nothing is the whole. */
export interface Scope {
  /** A store, or the stores of a region. */
  storeIds?: readonly string[] | undefined
  /** Purchases by members who were of this tier. */
  tier?: string | undefined
}

/** What the days of a scope are kept under. */
export function slicesOf({ storeIds, tier }: Scope): readonly string[] {
  if (tier !== undefined) return [tierSlice(tier)]
  return storeIds ?? [WHOLE_SHOP]
}

export const isWhole = ({ storeIds, tier }: Scope): boolean => storeIds === undefined && tier === undefined
