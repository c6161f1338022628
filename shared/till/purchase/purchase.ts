import type { BusinessDay } from '#shared/kernel/business-day'
import type { TierState } from '#shared/ledger/account/account'
import type { StandingBenefit } from '#shared/ledger/tier/benefit-rules'
import type { CouponStatus } from '#shared/loyalty/coupon/coupon'
import type { TillMark } from './till-mark'

/** Money that a member paid at a store, and what was paid back of it. It changes only by refunds and by its undoing. */
export interface Purchase {
  /** The request id of the till, or `<store>:<receipt number>`, or one derived from the row of an imported file. */
  _id: string
  memberId: string
  storeId: string
  /** Null for what a file brought. */
  staffId: string | null
  /** The request that recorded it. */
  requestId: string
  /** What was paid, after benefits and coupons. */
  amountFen: number
  /** What benefits and coupons took off. */
  discountFen: number
  couponCount: number
  /** What was bought and which coupons were used; null where the till told an amount and nothing was used. */
  basket: Basket | null
  /** Oldest first, at most REFUNDS_MAX. */
  refunds: Refund[]
  refundedFen: number
  /** All of it came back, or it was undone. */
  isBack: boolean
  undone: UndoFact | null
  pointsEarned: number
  growthEarned: number
  /** Of the tier that the member held at that moment. */
  multiplierPercent: number
  /** That tier; missing of purchases from before it was kept. */
  tierKey?: string
  /** Null when it earned nothing. */
  entryId: string | null
  /** The tier before, if this purchase raised it: its undoing gives that back. */
  tierBefore: TierState | null
  at: number
  day: BusinessDay
  /** When the record was last written, by the server’s clock: an old purchase from a file is new to the reports. */
  changedAt: number
  receiptNumber: string | null
  source: PurchaseSource
  /** What the clerk was told, for the same request sent again; null for what a file brought. */
  told: PurchaseOutcome | null
  /** Of what a till has sent. */
  till?: TillMark
  /** The batch of an import that is just bringing it, so that it may not be counted yet; missing otherwise. */
  importBatch?: string
}

export type PurchaseSource = 'till' | 'import'

export interface PurchaseOutcome {
  balance: number
  growth: number
  tierReached: { key: string; name: string } | null
}

/** The purchase at prices before any discount, with the part of each discount that each line carried. */
export interface Basket {
  /** Goods and delivery. */
  totalFen: number
  deliveryFen: number
  /** Of the delivery, what was a tip, as a till's file tells it; missing where there was none. */
  tipFen?: number
  /** Of the delivery, what benefits and coupons took off. */
  deliveryDiscountFen: number
  /** Null where the till told an amount only. */
  lines: BasketLine[] | null
  coupons: UsedCoupon[]
  /** What the tier took off by itself; missing where it took nothing. */
  benefits?: UsedBenefit[]
  /**
   * What a till that was cut off took off for coupons that were gone when the sale came in: the shop's loss, in the discount
   * and in its parts, and nobody's coupon. Missing where there is none.
   */
  fallenFen?: number
}

export interface BasketLine {
  /** What it was called when it was sold; missing where only a key or a category was told. */
  name?: string | null
  category: string | null
  productKey: string | null
  unitFen: number
  quantity: number
  discountFen: number
}

export interface UsedCoupon {
  couponId: string
  templateId: string
  title: string
  discountFen: number
  /** What was handed over for it. */
  gift: string | null
  /** What that is worth; missing where nothing was handed over, and of purchases from before it was kept. */
  valueFen?: number
}

export interface UsedBenefit {
  /** Of the benefit in the rules of then: where its monthly cap is counted. */
  key: string
  kind: StandingBenefit['kind']
  tierKey: string
  /** As it was called: '翡翠会员 9 折'. */
  title: string
  discountFen: number
}

export interface Refund {
  /** The id of the request that asked for it. */
  refundId: string
  /** The till's own number of it; missing where there is none. */
  refundNumber?: string
  amountFen: number
  /** Which goods came back; null where an amount was named. */
  goods: ReturnedGoods | null
  /** Really taken back. */
  points: number
  growth: number
  /** Points that did not have to be taken back, because they had expired unused; the next part does not take them either. */
  gone?: { points: number; growth: number }
  debtAfter: number
  /** What became of the coupons: none while a part of the purchase stays. */
  coupons: ReturnedCoupon[]
  at: number
  /** Null where an operator paid it back. */
  staffId: string | null
  note: string
}

export interface ReturnedCoupon {
  couponId: string
  title: string
  status: CouponStatus
}

/** Goods that come back: worth so much before coupons, or units of lines. */
export type ReturnedGoods =
  | { kind: 'worth'; goodsFen: number }
  | { kind: 'units'; lines: { line: number; quantity: number }[]; isDeliveryBack: boolean }

export interface UndoFact {
  requestId: string
  /** Null where an operator took back the whole import that brought the purchase: the same file may bring it again. */
  staffId: string | null
  note: string | null
  at: number
}

/** The till's number of a receipt is unique at its store only. */
export function receiptPurchaseId(storeId: string, receiptNumber: string): string {
  return `${storeId}:${receiptNumber}`
}
