import type { BusinessDay } from '#shared/kernel/business-day'

/** Money that a member paid at a store, and what was paid back of it. The only change ever made to it is a refund. */
export interface Purchase {
  /** The request id of the till, or `<store>:<receipt number>`, or one derived from the row of an imported file. */
  _id: string
  memberId: string
  storeId: string
  /** Null for what a file brought. */
  staffId: string | null
  /** The request that recorded it. */
  requestId: string
  amountFen: number
  /** Oldest first, at most REFUNDS_MAX. */
  refunds: Refund[]
  refundedFen: number
  pointsEarned: number
  growthEarned: number
  /** Of the tier that the member held at that moment. */
  multiplierPercent: number
  /** Null when it earned nothing. */
  entryId: string | null
  at: number
  day: BusinessDay
  receiptNumber: string | null
  source: PurchaseSource
  /** What the clerk was told, for the same request sent again; null for what a file brought. */
  told: Told | null
}

export type PurchaseSource = 'till' | 'import'

export interface Told {
  balance: number
  growth: number
  tierReached: { key: string; name: string } | null
}

export interface Refund {
  /** The id of the request that asked for it. */
  refundId: string
  amountFen: number
  /** Really taken back, so that the next part takes what is left. */
  points: number
  growth: number
  debtAfter: number
  at: number
  staffId: string
  note: string
}

/** The till's number of a receipt is unique at its store only. */
export function receiptPurchaseId(storeId: string, receiptNumber: string): string {
  return `${storeId}:${receiptNumber}`
}
