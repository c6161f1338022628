import type { BusinessDay } from '#shared/kernel/business-day'
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
   * Members who bought, by how many days ago they had bought before: pairs in rising order, 0 for a first purchase, `FAR` for
   * longer ago. Only of the whole shop; empty for a slice.
   */
  gaps: [daysAgo: number, members: number][]
  /** What members did beside buying, and how the shop stood. Only of the whole shop; null for a slice. */
  came: Came | null
  /** What the shop's own figures count, by the marks of their rules. */
  custom: Record<string, CustomSum>
  /** When the day was counted for the first time. */
  firstCountedAt: number
}

export const WHOLE_SHOP = ''
/** Beyond what any figure looks back at. */
export const FAR = 366
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

/** What is added up of a slice while its purchases are gone through. */
export interface SliceSum {
  sums: Pick<
    FigureDay,
    'day' | 'slice' | 'orders' | 'spentFen' | 'buyers' | 'couponOrders' | 'couponFen' | 'couponOffFen' | 'custom'
  >
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

/** A figure of the shop's own while a day is counted: what one purchase adds to it. */
export interface CountedFigure {
  mark: string
  of(sold: Sold): { above: number; below: number }
}

/**
 * What purchases of one day add to what was added up of it: of each slice and of the whole shop. Whole returns are no sale.
 * `channels`: by which channel members joined.
 */
export function addSold(
  sums: Map<string, SliceSum>,
  day: BusinessDay,
  sold: readonly Sold[],
  custom: readonly CountedFigure[] = [],
  channels: ReadonlyMap<string, string> = new Map(),
): void {
  for (const purchase of sold) {
    if (purchase.isBack) continue
    const own = custom.map((figure) => ({ figure, ...figure.of(purchase) }))
    const tier = purchase.tierKey === undefined ? [] : [tierSlice(purchase.tierKey)]
    const channel = channels.get(purchase.memberId)
    const slices = [WHOLE_SHOP, purchase.storeId, ...tier, ...(channel === undefined ? [] : [channelSlice(channel)])]
    for (const slice of slices) {
      const known = sums.get(slice) ?? emptySum(day, slice)
      addPurchase(known, purchase)
      for (const { figure, above, below } of own) {
        const before = known.sums.custom[figure.mark] ?? { orders: 0, above: 0, below: 0 }
        known.sums.custom[figure.mark] = {
          orders: before.orders + 1,
          above: before.above + above,
          below: before.below + below,
        }
      }
      sums.set(slice, known)
    }
  }
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
  sums.couponOrders += 1
  sums.couponFen += paidFen
  sums.couponOffFen += offFen
}

export const emptySum = (day: BusinessDay, slice: string): SliceSum => ({
  sums: {
    ...{ day, slice, orders: 0, spentFen: 0, buyers: 0, couponOrders: 0, couponFen: 0, couponOffFen: 0 },
    custom: {},
  },
  members: new Set(),
  couponMembers: new Map(),
})
