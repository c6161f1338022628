import { businessDayOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { pointsRules } from '#shared/ledger/points/rules'
import { tierRules } from '#shared/ledger/tier/rules'
import { benefitLines } from '#shared/loyalty/benefit/benefit-lines'
import { NO_STANDING, type Standing } from '#shared/loyalty/benefit/standing'
import { applyCoupons } from '#shared/loyalty/coupon/application'
import { bestChoice } from '#shared/loyalty/coupon/best-choice'
import type { Cart } from '#shared/loyalty/coupon/cart'
import { shownWhy } from '#shared/loyalty/coupon/shown'
import { tillRules } from '#shared/people/staff/rules'
import { basketOf, type SoldGoods } from '#shared/till/purchase/basket'
import type { PricedBy } from '#shared/till/purchase/pricing'
import { earningOf } from '#shared/till/purchase/sale'
import type { ServingContext } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { getActiveAccount } from '../../ledger/account/account.face'
import { standingAt, tierOf } from '../../loyalty/benefit/benefit.face'
import {
  asBefore,
  type Counter,
  type JudgedCoupon,
  judgeNamed,
  judgeWallet,
  namesOf,
  release,
  requireUsable,
  reserve,
  storeIdsIn,
  toCounted,
  toCouponView,
} from '../../loyalty/coupon/coupon.face'
import { requireUnused } from '../../people/member/member.face'
import { getOwnStore, identify, sealProof, see, toLookUp } from '../../people/staff/staff.face'
import { pricedCart } from './cart.service'
import { toUsedCouponView } from './purchase.mapper'
import { requireUnderPurchaseLimit } from './sale-limits.service'
import { factsAtTill } from './till-facts.service'

const MINUTE_MS = 60_000

export interface PreviewOrder extends SoldGoods {
  memberCode: string
  storeId: string
  couponIds?: readonly string[] | undefined
}

/**
 * What a purchase would come to. A code is answered with the member, the coupons and a proof, and reserves nothing; with
 * the proof and an amount the chosen coupons are reserved for this request, so that nobody else can use them while the
 * clerk asks for the money.
 */
export async function previewPurchase(context: ServingContext, order: PreviewOrder, pricedBy: PricedBy = 'catalogue') {
  const { memberCode, storeId } = order
  await getOwnStore(context, storeId)
  const { db, now, requestId } = context
  const served = await identify(context, memberCode, storeId)
  const [seen, account] = await Promise.all([
    served.seen ?? see(context, served, storeId),
    getActiveAccount(db, served.memberId),
  ])
  const cart = await pricedCart(db, order, pricedBy)
  requireUnused(account, served.position, context)
  const factsFor = factsAtTill(context, db, { account, seen })
  const counter: Counter = { memberId: account._id, factsFor, storeId, cart, requestId }
  const wallet = await judgeWallet(context, counter)
  const standing = cart
    ? await standingAt(context, account, { storeId, at: now, day: businessDayOf(now), cart })
    : NO_STANDING
  const best =
    cart &&
    bestChoice(
      cart,
      wallet.filter(isUsable).map(({ coupon }) => toCounted(coupon)),
      standing.discounts,
    )
  const wanted = order.couponIds ?? scannedCoupon(wallet, served.couponNumber) ?? best?.couponIds ?? []
  const chosen = await choose(context, wallet, { wanted, counter, standing })
  const quote = cart && (await quoteOf(context, account, cart, { chosen, standing }))
  // Checked first, so that nothing is reserved for a sale that somebody else has to ring up.
  if (quote) await requireUnderPurchaseLimit(context, quote.payableFen)
  const lockedUntilAt = served.seen && cart ? await reserveOnly(context, wallet, chosen, storeId) : null
  return {
    member: await toLookUp(context, {
      account,
      seen,
      proof: served.seen ? memberCode : sealProof(context, storeId, seen),
    }),
    coupons: wallet.map(({ coupon, judgement: { outcome, refusal, discountFen, rules } }) => ({
      coupon: toCouponView(asBefore(coupon, requestId, now), now),
      outcome,
      refusal,
      discountFen,
      why: shownWhy(rules),
      isChosen: wanted.includes(coupon._id),
    })),
    best,
    quote,
    lockedUntilAt,
    names: await namesOf(context, storeIdsIn(wallet.map(({ coupon }) => coupon.rules.conditions))),
    now,
  }
}

/** Gives back what the preview of the same request has reserved. */
export async function cancelPreview(context: ServingContext, couponIds: readonly string[]) {
  await release(context, couponIds, context.requestId)
  return { isFree: true as const }
}

/** @throws DomainError with the first reason why one of them, or all together, cannot be used */
async function choose(
  context: ServingContext,
  wallet: readonly JudgedCoupon[],
  { wanted, counter, standing }: { wanted: readonly string[]; counter: Counter; standing: Standing },
): Promise<JudgedCoupon[]> {
  const others = wanted.filter((id) => !wallet.some(({ coupon }) => coupon._id === id))
  const judged = others.length === 0 ? wallet : [...wallet, ...(await judgeNamed(context, others, counter))]
  requireUsable(judged, wanted, counter.cart, standing.discounts)
  return judged.filter(({ coupon }) => wanted.includes(coupon._id))
}

/** The coupon whose code was scanned, if it can be used. */
function scannedCoupon(wallet: readonly JudgedCoupon[], number: string | null): string[] | null {
  if (number === null) return null
  const found = wallet.find((judged) => judged.coupon.number === number && judged.judgement.outcome !== 'unusable')
  return found ? [found.coupon._id] : null
}

/** Reserves the chosen ones, and frees what an earlier preview of the same request has reserved besides. */
async function reserveOnly(
  context: ServingContext,
  wallet: readonly JudgedCoupon[],
  chosen: readonly JudgedCoupon[],
  storeId: string,
): Promise<number | null> {
  const { now, requestId, staff } = context
  const isOwn = ({ coupon }: JudgedCoupon) => coupon.lock?.requestId === requestId
  const left = wallet.filter((judged) => isOwn(judged) && !chosen.includes(judged))
  await release(
    context,
    left.map(({ coupon }) => coupon._id),
    requestId,
  )
  if (chosen.length === 0) return null
  const { lockMinutes } = await rulesInForce(context, tillRules)
  const lock = { requestId, staffId: staff.staffId, storeId, untilAt: now + lockMinutes * MINUTE_MS }
  return reserve(
    context,
    chosen.map(({ coupon }) => coupon),
    lock,
  )
}

async function quoteOf(
  context: ServingContext,
  account: Account,
  cart: Cart,
  { chosen, standing }: { chosen: readonly JudgedCoupon[]; standing: Standing },
) {
  const coupons = chosen.map(({ coupon }) => ({ ...toCounted(coupon), templateId: coupon.templateId }))
  const application = applyCoupons(cart, coupons, standing.discounts)
  const { totalFen, discountFen, payableFen } = application
  const rules = { points: await rulesInForce(context, pointsRules), tiers: await rulesInForce(context, tierRules) }
  const { points: pointsEarned, growth: growthEarned } = earningOf(account, payableFen, context.now, rules)
  const used = (basketOf(cart, application, coupons)?.coupons ?? []).map(toUsedCouponView)
  const { name } = await tierOf(context, account)
  const benefits = benefitLines(standing.judged, application, name)
  return { totalFen, discountFen, payableFen, coupons: used, benefits, pointsEarned, growthEarned }
}

function isUsable({ judgement }: JudgedCoupon): boolean {
  return judgement.outcome === 'usable'
}
