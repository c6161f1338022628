import { type Application, applyCoupons } from '#shared/loyalty/coupon/application'
import type { Cart, CountedCoupon } from '#shared/loyalty/coupon/cart'
import { withFallen } from '#shared/till/purchase/fallen'
import type { SaleAmounts } from '#shared/till/purchase/sale'
import type { SaleChange } from '#shared/till/purchase/till-mark'
import type { ServingContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { getActiveAccount } from '../../ledger/account/account.face'
import { type JudgedCoupon, judgeNamed, requireUsable } from '../../loyalty/coupon/coupon.face'
import { getHolder } from '../../people/member/member.face'
import type { ShownStanding } from './benefits-at-till.service'
import type { ServedSale } from './purchase.service'
import { factsAtTill } from './till-facts.service'

/**
 * A sale made while the till was offline, as it can be recorded now: for the member who carries on after a merge, and
 * with the coupons that can still be redeemed. Changes are reported, and none of them is held against the customer.
 */
export async function asItStandsNow(context: ServingContext, sale: ServedSale): Promise<ServedSale> {
  const { served, cart, couponIds } = sale
  const { _id: memberId } = await getHolder(context.db, served.memberId)
  const changed: SaleChange[] = memberId === served.memberId ? [] : [{ kind: 'member-merged' }]
  const judged = couponIds.length === 0 ? [] : await judgeFor(context, sale, memberId)
  const gone = goneOf(judged, couponIds, cart)
  const kept = couponIds.filter((id) => !gone.some(({ couponId }) => couponId === id))
  return { ...sale, served: { ...served, memberId }, couponIds: kept, changed: [...changed, ...gone] }
}

/**
 * The till took off a benefit whose monthly cap had meanwhile been used up elsewhere. The price that the customer paid
 * stands.
 */
export function benefitGone(
  { cart, payableFen }: ServedSale,
  application: Pick<Application, 'payableFen'>,
  coupons: readonly CountedCoupon[],
  { uncapped }: ShownStanding,
): SaleChange[] {
  if (!uncapped || application.payableFen <= payableFen) return []
  const shown = applyCoupons(cart, coupons, uncapped.discounts)
  return shown.payableFen === payableFen ? [{ kind: 'benefit-gone' }] : []
}

/** The amount paid must be the amount due, apart from a coupon or benefit that the till took off and that is gone. */
export function asPaid(
  paid: SaleAmounts,
  { payableFen, changed }: Pick<ServedSale, 'payableFen' | 'changed'>,
): SaleAmounts {
  const fallenFen = paid.amountFen - payableFen
  const mayFall = changed.some(({ kind }) => kind === 'coupon-gone' || kind === 'benefit-gone')
  if (fallenFen < 0 || (fallenFen > 0 && !mayFall)) {
    throw new DomainError('QUOTE_CHANGED', { payableFen: paid.amountFen })
  }
  return withFallen(paid, fallenFen)
}

async function judgeFor(
  context: ServingContext,
  { couponIds, storeId, cart, served }: ServedSale,
  memberId: string,
): Promise<JudgedCoupon[]> {
  const account = await getActiveAccount(context.db, memberId)
  const factsFor = factsAtTill(context, context.db, { account, seen: served.seen })
  return judgeNamed(context, couponIds, { memberId, factsFor, storeId, cart, requestId: context.requestId })
}

/** One after the other, until those that are left can be used, each and together. */
function goneOf(judged: readonly JudgedCoupon[], couponIds: readonly string[], cart: Cart) {
  const gone: Extract<SaleChange, { kind: 'coupon-gone' }>[] = []
  let left = [...couponIds]
  while (left.length > 0) {
    const refusal = refusalOf(() => requireUsable(judged, left, cart))
    if (!refusal) break
    const named = left.filter((id) => id === refusal.details?.couponId)
    const dropped = named.length > 0 ? named : left
    gone.push(...dropped.map((couponId) => ({ kind: 'coupon-gone' as const, couponId, code: refusal.code })))
    left = left.filter((id) => !dropped.includes(id))
  }
  return gone
}

function refusalOf(require: () => void): DomainError | null {
  try {
    require()
    return null
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
}
