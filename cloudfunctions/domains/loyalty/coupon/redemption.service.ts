import { type Application, applyCoupons } from '#shared/loyalty/coupon/application'
import type { Cart, CountedCoupon, StandingDiscount } from '#shared/loyalty/coupon/cart'
import type { Coupon, CouponEntry } from '#shared/loyalty/coupon/coupon'
import { decideRedemption, decideRedemptionReversal } from '#shared/loyalty/coupon/redemption'
import type { MemberFacts } from '#shared/loyalty/coupon/rule'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { accepted } from '../../../platform/domain-error'
import { costOf, spendBudgets } from './budget.service'
import { findCoupon, keepChanges, type StoredCoupon } from './coupon.repository'
import { type JudgedCoupon, judge, requireUsable, toCounted } from './till-coupon.service'

export interface RedemptionRequest {
  couponIds: readonly string[]
  cart: Cart
  /** What holds without a coupon, as it may have been shown: the first under which the purchase comes to `payableFen` counts. */
  standing: readonly (readonly StandingDiscount[])[]
  payableFen: number
  storeId: string
  staffId: string
  purchaseId: string
  /** Asked once the coupons are known: most need nothing of the member's document. */
  facts: (coupons: readonly StoredCoupon[]) => Promise<MemberFacts>
}

export interface Redemption {
  application: Application
  coupons: StoredCoupon[]
  /** The same coupons as they were counted. */
  counted: CountedCoupon[]
  changes: { before: StoredCoupon; after: Coupon; entry: CouponEntry }[]
}

/**
 * Decides, in the purchase's transaction, what its coupons take off. They are read again and judged again here: what
 * the preview said holds under its reservation, and nothing else does.
 * @throws DomainError with the first reason why one of them, or all together, cannot be used
 */
export async function decideCoupons(context: Context, tx: Tx, redeeming: RedemptionRequest): Promise<Redemption> {
  const { couponIds, cart, storeId, staffId, purchaseId, facts } = redeeming
  const { now, requestId } = context
  const coupons: StoredCoupon[] = []
  for (const couponId of couponIds) {
    const coupon = await findCoupon(tx, couponId)
    if (coupon) coupons.push(coupon)
  }
  const counted = coupons.map(toCounted)
  const standing = standingAsShown(counted, redeeming)
  if (couponIds.length > 0) {
    const counter = { member: await facts(coupons), storeId, cart, requestId }
    // A budget is checked when it is spent, in this transaction.
    const judged: JudgedCoupon[] = coupons.map((coupon) => ({ coupon, judgement: judge(coupon, counter, now, null) }))
    requireUsable(judged, couponIds, cart, standing)
  }
  const application = applyCoupons(cart, counted, standing)
  const changes = coupons.map((before) => {
    const discountFen = application.coupons.find(({ couponId }) => couponId === before._id)?.discountFen ?? 0
    const decision = accepted(decideRedemption(before, { requestId, purchaseId, staffId, storeId, discountFen }, now))
    // Already redeemed by this same request, so the purchase exists too, and its insert will say so.
    return decision.kind === 'known' ? null : { before, after: decision.coupon, entry: decision.entry }
  })
  return { application, coupons, counted, changes: changes.filter((change) => change !== null) }
}

function standingAsShown(
  coupons: readonly CountedCoupon[],
  { cart, standing, payableFen }: Pick<RedemptionRequest, 'cart' | 'standing' | 'payableFen'>,
): readonly StandingDiscount[] {
  const shown = standing.find((each) => applyCoupons(cart, coupons, each).payableFen === payableFen)
  return shown ?? standing[0] ?? []
}

export async function keepRedemption(context: Context, tx: Tx, { changes }: Redemption): Promise<void> {
  await spendBudgets(
    context,
    tx,
    changes.map(({ before, after }) => ({
      templateId: before.templateId,
      costFen: costOf(before, after.redemption?.discountFen ?? 0),
    })),
  )
  await keepChanges(tx, changes)
}

export interface TakingBack {
  couponIds: readonly string[]
  purchaseId: string
  storeId: string
  /** Null for an operator. */
  staffId: string | null
  note: string
}

/** The purchase was taken back: its coupons return to their member, or end if their time is over. */
export async function returnCoupons(context: Context, tx: Tx, takingBack: TakingBack): Promise<Coupon[]> {
  const { couponIds, ...facts } = takingBack
  const changes: Redemption['changes'] = []
  for (const couponId of couponIds) {
    const before = await findCoupon(tx, couponId)
    const reversing = { ...facts, requestId: context.requestId }
    const decision = before && decideRedemptionReversal(before, reversing, context.now)
    // Otherwise the coupon was returned earlier, by another act on this purchase.
    if (before && decision?.kind === 'accepted') changes.push({ before, after: decision.coupon, entry: decision.entry })
  }
  await spendBudgets(
    context,
    tx,
    changes.map(({ before }) => ({
      templateId: before.templateId,
      costFen: -costOf(before, before.redemption?.discountFen ?? 0),
    })),
  )
  await keepChanges(tx, changes)
  return changes.map(({ after }) => after)
}
