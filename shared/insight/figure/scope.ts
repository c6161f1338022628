import { channelSlice, tierSlice, WHOLE_SHOP } from './figure-day'

/** A part of the shop that figures are asked for: nothing is the whole. */
export interface Scope {
  /** A store, or the stores of a region. */
  storeIds?: readonly string[] | undefined
  /** Purchases by members who were of this tier. */
  tier?: string | undefined
  /** Purchases by members who joined by this channel. */
  channel?: string | undefined
}

/** What the days of a scope are kept under. */
export function slicesOf({ storeIds, tier, channel }: Scope): readonly string[] {
  if (channel !== undefined) return [channelSlice(channel)]
  if (tier !== undefined) return [tierSlice(tier)]
  return storeIds ?? [WHOLE_SHOP]
}

export const isWhole = ({ storeIds, tier, channel }: Scope): boolean =>
  storeIds === undefined && tier === undefined && channel === undefined
