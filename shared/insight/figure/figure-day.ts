import { type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Came } from './came'

/** What was sold to members on a day, in one slice of the shop. Kept for good, always written whole. */
export interface FigureDay {
  /** `<day>:<slice>`; of the whole shop `<day>:`. */
  _id: string
  day: BusinessDay
  /** '' for the whole shop, a store's id, `tier:<key>` for purchases by members who were of a tier, `channel:<channel>` by those who joined by it. */
  slice: string
  orders: number
  /** Paid for purchases that stand, less what was paid back of them, in fen: it belongs to the day of the purchase. */
  spentFen: number
  /** Members who bought. */
  buyers: number
  /** Of the orders and of what was paid, those in which a coupon was used; and what the coupons took off. */
  couponOrders: number
  couponFen: number
  couponOffFen: number
  /**
   * Members who bought, by how many days ago they had bought before: 0 for the first purchase of all, `FAR` for longer ago. Of a
   * slice by how many days ago they had bought in that slice, as far as a period reaches back (SLICE_GAP_DAYS).
   */
  gaps: Ago[]
  /**
   * Of a slice: members who bought on this day, wherever, and who had bought in this slice the last time before, by how many days
   * ago that was. Of the whole shop `gaps` says it. Missing of days that were counted before it was kept.
   */
  again?: Ago[]
  /** Members who used a coupon, and of these who had bought in the REGULAR_DAYS before, wherever. Missing likewise. */
  couponBuyers?: number
  couponRegulars?: number
  /** What members did beside buying, and how the shop stood; of a channel what those did who joined by it. Null for any other slice. */
  came: Came | null
  /** Of a store: what other nouns tell of the day, by name. Of the whole shop it stands in `came`. */
  told?: Record<string, number>
  /** What the shop's own figures count, by the marks of their rules. */
  custom: Record<string, CustomSum>
  /** When the day was counted for the first time. */
  firstCountedAt: number
}

/** So many members, so many days ago; a list of them is in rising order. */
export type Ago = [daysAgo: number, members: number]

export const WHOLE_SHOP = ''
/** Beyond what any figure looks back at: from the last day of a month, to a year before its first. */
export const FAR = 400
/** The gap between two days on which a member bought, as days keep it. */
export const gapOf = (previousDay: BusinessDay | null, day: BusinessDay): number =>
  previousDay === null ? 0 : Math.min(FAR, daysBetween(previousDay, day))
export const figureDayId = (day: BusinessDay, slice: string) => `${day}:${slice}`
const TIER = 'tier:'
export const tierSlice = (tierKey: string) => `${TIER}${tierKey}`
/** The tier of a slice; null of every other one. */
export const tierIn = (slice: string): string | null => (slice.startsWith(TIER) ? slice.slice(TIER.length) : null)
const CHANNEL = 'channel:'
export const channelSlice = (channel: string) => `${CHANNEL}${channel}`
/** The channel of a slice; null of every other one. */
export const channelIn = (slice: string): string | null =>
  slice.startsWith(CHANNEL) ? slice.slice(CHANNEL.length) : null
export const isStore = (slice: string): boolean => slice !== WHOLE_SHOP && !slice.includes(':')

export type Sold = Pick<
  Purchase,
  'memberId' | 'storeId' | 'amountFen' | 'refundedFen' | 'couponCount' | 'isBack' | 'basket' | 'tierKey' | 'at'
>

/** What is added up of a slice while its purchases are gone through, and then its buyers. */
export interface SliceSum {
  sums: Pick<
    FigureDay,
    'day' | 'slice' | 'orders' | 'spentFen' | 'buyers' | 'couponOrders' | 'couponFen' | 'couponOffFen' | 'custom'
  > & { couponBuyers: number; couponRegulars: number }
  /** By days, how many members. */
  gaps: Map<number, number>
  again: Map<number, number>
  members: Set<string>
  /** Members who used a coupon, and what their coupons took off. */
  couponMembers: Map<string, number>
}

/** What one figure of the shop's own counted on a day by one rule: numerator and denominator, and of how many orders. */
export interface CustomSum {
  orders: number
  above: number
  below: number
}

/** By which channel members joined; null, or missing, of whom a till’s file has brought. */
export type Channels = ReadonlyMap<string, string | null>

/** A figure of the shop's own while a day is counted: what one purchase adds to it. */
export interface CountedFigure {
  mark: string
  of(sold: Sold): { above: number; below: number }
}

/**
 * What purchases of one day add to what was added up of it: of each slice and of the whole shop. Whole returns are no sale.
 */
export function addSold(
  sums: Map<string, SliceSum>,
  day: BusinessDay,
  sold: readonly Sold[],
  custom: readonly CountedFigure[] = [],
  channels: Channels = new Map(),
): void {
  for (const purchase of sold) {
    if (purchase.isBack) continue
    const own = custom.map((figure) => ({ figure, ...figure.of(purchase) }))
    for (const slice of [WHOLE_SHOP, ...slicesOfSale(purchase, channels)]) {
      const known = sumOfSlice(sums, day, slice)
      addPurchase(known, purchase)
      for (const { figure, above, below } of own) {
        const before = known.sums.custom[figure.mark] ?? { orders: 0, above: 0, below: 0 }
        known.sums.custom[figure.mark] = {
          orders: before.orders + 1,
          above: before.above + above,
          below: before.below + below,
        }
      }
    }
  }
}

/** The parts of the shop to which a purchase belongs. */
export function slicesOfSale(
  { memberId, storeId, tierKey }: Pick<Sold, 'memberId' | 'storeId' | 'tierKey'>,
  channels: Channels,
): string[] {
  const channel = channels.get(memberId) ?? null
  return [
    storeId,
    ...(tierKey === undefined ? [] : [tierSlice(tierKey)]),
    ...(channel === null ? [] : [channelSlice(channel)]),
  ]
}

/** What is added up of a slice, begun where nothing was. */
export function sumOfSlice(sums: Map<string, SliceSum>, day: BusinessDay, slice: string): SliceSum {
  const known = sums.get(slice) ?? emptySum(day, slice)
  sums.set(slice, known)
  return known
}

/** What coupons took off of a purchase, whatever was paid back of it later. */
export const couponOffOf = ({ basket }: Pick<Purchase, 'basket'>): number =>
  (basket?.coupons ?? []).reduce((sum, { discountFen }) => sum + discountFen, 0)

function addPurchase({ sums, members, couponMembers }: SliceSum, purchase: Sold): void {
  const paidFen = purchase.amountFen - purchase.refundedFen
  members.add(purchase.memberId)
  sums.orders += 1
  sums.spentFen += paidFen
  sums.buyers = members.size
  if (purchase.couponCount === 0) return
  const offFen = couponOffOf(purchase)
  couponMembers.set(purchase.memberId, (couponMembers.get(purchase.memberId) ?? 0) + offFen)
  sums.couponBuyers = couponMembers.size
  sums.couponOrders += 1
  sums.couponFen += paidFen
  sums.couponOffFen += offFen
}

export const emptySum = (day: BusinessDay, slice: string): SliceSum => ({
  sums: {
    ...{ day, slice, orders: 0, spentFen: 0, buyers: 0, couponOrders: 0, couponFen: 0, couponOffFen: 0 },
    ...{ couponBuyers: 0, couponRegulars: 0, custom: {} },
  },
  gaps: new Map(),
  again: new Map(),
  members: new Set(),
  couponMembers: new Map(),
})
