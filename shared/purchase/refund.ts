import type { RefusalDetails } from '#shared/kernel/contract'
import type { ErrorCode } from '#shared/kernel/errors'
import type { Purchase, Refund } from './purchase'

/** More parts than any customer brings back; it keeps the purchase a small document. */
export const REFUNDS_MAX = 50

export type RefundDecision =
  /** `upTo`: the part of the price that has come back in all, this refund included. */
  | { kind: 'accepted'; refundedFen: number; upTo: { part: number; whole: number }; already: Amounts }
  /** The same request again: nothing happens, the answer is the same. `refundedFen` as it was then. */
  | { kind: 'known'; refund: Refund; refundedFen: number }
  | { kind: 'refused'; reason: ErrorCode; details?: RefusalDetails }

export interface Amounts {
  points: number
  growth: number
}

/** Never more than was paid, and each request once. */
export function decideRefund(
  purchase: Pick<Purchase, 'amountFen' | 'refundedFen' | 'refunds'>,
  { refundId, amountFen }: { refundId: string; amountFen: number },
): RefundDecision {
  const { refunds } = purchase
  const index = refunds.findIndex((refund) => refund.refundId === refundId)
  const refund = refunds[index]
  if (refund) {
    if (refund.amountFen !== amountFen) return { kind: 'refused', reason: 'PURCHASE_DIFFERS' }
    return { kind: 'known', refund, refundedFen: sumOf(refunds.slice(0, index + 1)).amountFen }
  }
  const leftFen = purchase.amountFen - purchase.refundedFen
  if (amountFen > leftFen) return { kind: 'refused', reason: 'REFUND_TOO_LARGE', details: { leftFen } }
  // The last part that there is room for has to be all of the rest.
  if (refunds.length >= REFUNDS_MAX - 1 && amountFen < leftFen) {
    return { kind: 'refused', reason: 'REFUND_TOO_LARGE', details: { leftFen, refundsMax: REFUNDS_MAX } }
  }
  const refundedFen = purchase.refundedFen + amountFen
  const { points, growth } = sumOf(refunds)
  return {
    kind: 'accepted',
    refundedFen,
    upTo: { part: refundedFen, whole: purchase.amountFen },
    already: { points, growth },
  }
}

function sumOf(refunds: readonly Refund[]): Amounts & { amountFen: number } {
  const sum = { amountFen: 0, points: 0, growth: 0 }
  for (const { amountFen, points, growth } of refunds) {
    sum.amountFen += amountFen
    sum.points += points
    sum.growth += growth
  }
  return sum
}
