import { channelSlice, tierSlice, WHOLE_SHOP } from './figure-day'
import type { FigureScope } from './known-of'

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

/** The stores of a region are one of a kind as soon as they are several: what a store knows of its own members does not add up. */
export function scopeKindOf({ storeIds, tier, channel }: Scope): FigureScope {
  if (channel !== undefined) return 'channel'
  if (tier !== undefined) return 'tier'
  if (storeIds === undefined) return 'shop'
  return storeIds.length === 1 ? 'store' : 'region'
}

export const isWhole = ({ storeIds, tier, channel }: Scope): boolean =>
  storeIds === undefined && tier === undefined && channel === undefined
