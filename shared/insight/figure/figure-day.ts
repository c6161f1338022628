import type { BusinessDay } from '#shared/kernel/business-day'
import type { Purchase } from '#shared/till/purchase/purchase'

/** What was sold to members on a day, at one store or at all of them. Kept for good, always written whole. */
export interface FigureDay {
  /** `<day>:<store>`; of all stores `<day>:`. */
  _id: string
  day: BusinessDay
  /** '' for all stores together. */
  storeId: string
  orders: number
  /** Paid for purchases that stand, less what was paid back of them, in fen: it belongs to the day of the purchase. */
  spentFen: number
  /** Members who bought. */
  buyers: number
  /** Of the orders and of what was paid, those in which a coupon was used. */
  couponOrders: number
  couponFen: number
  /**
   * Members who bought, by how many days ago they had bought before: pairs in rising order, 0 for a first purchase, `FAR` for
   * longer ago. Only of all stores; empty for one.
   */
  gaps: [daysAgo: number, members: number][]
}

export const ALL_STORES = ''
/** Beyond what any figure looks back at. */
export const FAR = 366
export const figureDayId = (day: BusinessDay, storeId: string) => `${day}:${storeId}`

type Sold = Pick<Purchase, 'memberId' | 'storeId' | 'amountFen' | 'refundedFen' | 'couponCount' | 'isBack'>

export interface StoreSum {
  sums: Omit<FigureDay, '_id' | 'gaps'>
  members: Set<string>
}

/** What purchases of one day add to what was added up of it: of each store and of all. Whole returns are no sale. */
export function addSold(sums: Map<string, StoreSum>, day: BusinessDay, sold: readonly Sold[]): void {
  for (const purchase of sold) {
    if (purchase.isBack) continue
    for (const storeId of [ALL_STORES, purchase.storeId]) {
      const known = sums.get(storeId) ?? emptySum(day, storeId)
      const paidFen = purchase.amountFen - purchase.refundedFen
      known.members.add(purchase.memberId)
      known.sums.orders += 1
      known.sums.spentFen += paidFen
      known.sums.buyers = known.members.size
      if (purchase.couponCount > 0) {
        known.sums.couponOrders += 1
        known.sums.couponFen += paidFen
      }
      sums.set(storeId, known)
    }
  }
}

const emptySum = (day: BusinessDay, storeId: string): StoreSum => ({
  sums: { day, storeId, orders: 0, spentFen: 0, buyers: 0, couponOrders: 0, couponFen: 0 },
  members: new Set(),
})
