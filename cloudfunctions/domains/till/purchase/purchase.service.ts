import { businessDayOf } from '#shared/kernel/business-day'
import { withMark } from '#shared/kernel/request-mark'
import type { Account } from '#shared/ledger/account/account'
import { pointsRules } from '#shared/ledger/points/rules'
import { tierRules } from '#shared/ledger/tier/rules'
import { benefitLines } from '#shared/loyalty/benefit/benefit-lines'
import type { Cart } from '#shared/loyalty/coupon/cart'
import { COUPON_REFUSALS } from '#shared/loyalty/coupon/refusal'
import type { CodePosition } from '#shared/people/member/rotating-code'
import { isReviewStore } from '#shared/people/staff/review'
import { type SoldGoods, usedBenefits } from '#shared/till/purchase/basket'
import { withBenefits } from '#shared/till/purchase/benefit-fen'
import type { PricedBy } from '#shared/till/purchase/pricing'
import { decideSale, paidWith, type SaleRules, withPurchases } from '#shared/till/purchase/sale'
import type { SaleChange, TillMark } from '#shared/till/purchase/till-mark'
import { type ToldPurchase, toldPurchase } from '#shared/till/purchase/told'
import type { ServingContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DuplicateKeyError } from '../../../platform/db/errors'
import { DomainError } from '../../../platform/domain-error'
import { markOf } from '../../../platform/request-content'
import { rulesInForce } from '../../base/settings/settings.face'
import { carry, getActiveAccount, keepAccount } from '../../ledger/account/account.face'
import { earn } from '../../ledger/tier/tier.face'
import { tierOf } from '../../loyalty/benefit/benefit.face'
import { decideCoupons, keepRedemption } from '../../loyalty/coupon/coupon.face'
import { withLateCode, withUsedCode } from '../../people/member/member.face'
import { getOwnStore, identify, type ServedMember } from '../../people/staff/staff.face'
import { shownStanding } from './benefits-at-till.service'
import { pricedCart } from './cart.service'
import { asItStandsNow, asPaid, benefitGone } from './late-sale.service'
import { insertPurchase } from './purchase.repository'
import { asTold, findRecorded, purchaseIdOf, toRecorded } from './recorded.service'
import { requireUnderDayLimits, requireUnderPurchaseLimit } from './sale-limits.service'
import { factsAtTill } from './till-facts.service'

export interface SaleOrder {
  memberCode: string
  storeId: string
  sold: SoldGoods
  couponIds: readonly string[]
  /** What the clerk was shown. */
  payableFen: number
  receiptNumber?: string | undefined
  /** Of a sale that was made and paid while the till was cut off: when, by the server's clock. */
  soldAt?: number | undefined
  /** What was paid is told and not priced: nothing is taken off it. */
  isWithoutBenefits?: boolean
}

export interface ServedSale extends SaleOrder {
  cart: Cart
  served: ServedMember
  /** What is no longer as it was when the sale was made. */
  changed: SaleChange[]
}

interface PlainSale extends Pick<SaleOrder, 'memberCode' | 'storeId' | 'receiptNumber'> {
  amountFen: number
}

/** What a member paid at the clerk's store, without a preview: nothing is taken off it. */
export async function recordPurchase(context: ServingContext, { amountFen, ...sale }: PlainSale) {
  const sold = { amountFen, deliveryFen: 0 }
  return toRecorded(
    context,
    await sell(context, { ...sale, sold, couponIds: [], payableFen: amountFen, isWithoutBenefits: true }),
  )
}

/** What a preview has shown: the coupons are redeemed and everything is earned in one act. */
export async function confirmPurchase(context: ServingContext, sale: ConfirmedSale) {
  return toRecorded(context, await confirmSale(context, sale))
}

type ConfirmedSale = Omit<SaleOrder, 'sold'> & SoldGoods

export function confirmSale(
  context: ServingContext,
  { amountFen, lines, deliveryFen, ...sale }: ConfirmedSale,
  pricedBy: PricedBy = 'catalogue',
): Promise<ToldPurchase> {
  return sell(context, { ...sale, sold: { amountFen, lines, deliveryFen } }, pricedBy)
}

/**
 * The id is the receipt's or the request's, so that a second scan, a lost reply or two clerks with one receipt record
 * the sale once and are all told the same.
 */
async function sell(context: ServingContext, sale: SaleOrder, pricedBy: PricedBy = 'catalogue'): Promise<ToldPurchase> {
  await getOwnStore(context, sale.storeId)
  const rules = {
    points: await rulesInForce(context, pointsRules),
    tiers: await rulesInForce(context, tierRules),
  }
  try {
    const served = await identify(context, sale.memberCode, sale.storeId, sale.soldAt)
    const cart = await pricedCart(context.db, sale.sold, pricedBy)
    if (!cart) throw new DomainError('INVALID_INPUT')
    await requireUnderLimits(context, sale.storeId, sale.payableFen)
    return await keepSale(context, { ...sale, cart, served, changed: [] }, rules)
  } catch (error) {
    const purchase = await findRecorded(context, sale, error)
    if (purchase) return asTold(context, purchase, rules.tiers)
    throw error instanceof DuplicateKeyError ? new DomainError('BUSY') : error
  }
}

/** A sale made while the till was cut off is priced again where a coupon was used elsewhere meanwhile. */
async function keepSale(context: ServingContext, sale: ServedSale, rules: SaleRules): Promise<ToldPurchase> {
  for (let looks = 1; ; looks += 1) {
    const standing = sale.soldAt === undefined ? sale : await asItStandsNow(context, sale)
    try {
      return await context.db.transaction((tx) => record(context, tx, standing, rules))
    } catch (error) {
      if (sale.soldAt === undefined || looks === LATE_LOOKS_MAX || !isCouponRefusal(error)) throw error
    }
  }
}

const LATE_LOOKS_MAX = 3
const isCouponRefusal = (error: unknown) =>
  error instanceof DomainError && (COUPON_REFUSALS as readonly string[]).includes(error.code)

/** Runs before the transaction, because a transaction cannot add up. */
async function requireUnderLimits(context: ServingContext, storeId: string, amountFen: number): Promise<void> {
  await requireUnderPurchaseLimit(context, amountFen)
  await requireUnderDayLimits(context, storeId, amountFen)
}

async function record(context: ServingContext, tx: Tx, sale: ServedSale, rules: SaleRules): Promise<ToldPurchase> {
  const { now, staff, requestId } = context
  const { storeId, cart, couponIds, served } = sale
  const { staffId } = staff
  const purchaseId = purchaseIdOf(context, sale)
  const account = withSale(
    await getActiveAccount(tx, served.memberId),
    { purchaseId, position: served.position, isLate: sale.soldAt !== undefined },
    context,
  )
  const facts = factsAtTill(context, tx, { account, seen: served.seen })
  const shown = await shownStanding(context, account, sale)
  const redeeming = { couponIds, cart, payableFen: sale.payableFen, storeId, staffId, purchaseId, facts }
  const standing = shown.ways.map(({ discounts }) => discounts)
  const redemption = await decideCoupons(context, tx, { ...redeeming, standing })
  const { application } = redemption
  const coupons = redemption.coupons.map(({ _id, templateId, rules }) => ({ couponId: _id, templateId, rules }))
  const tier = await tierOf(context, account)
  const benefits = usedBenefits(benefitLines(shown.ways[0].judged, application, tier.name), tier.key)
  const changed = [...sale.changed, ...benefitGone(sale, application, redemption.counted, shown)]
  const paid = asPaid(paidWith(cart, application, coupons, benefits), { ...sale, changed })
  const sold = { purchaseId, requestId, storeId, staffId, receiptNumber: sale.receiptNumber ?? null, paid }
  const day = businessDayOf(sale.soldAt ?? now)
  const today = { at: sale.soldAt ?? now, day, ...(sale.soldAt !== undefined && { earnedDay: day }) }
  const decision = decideSale(
    account,
    { ...sold, ...today, source: 'till' as const, ...earningAt(storeId) },
    now,
    rules,
  )
  const earned = await earn(context, tx, account, decision.earning)
  await keepRedemption(context, tx, redemption)
  const outcome = { ...earned, entryId: earned.entry?._id ?? null, tierBefore: account.tier }
  const purchase = { ...toldPurchase(decision.purchase, outcome, now, rules.tiers), ...sentBy(context, changed) }
  await insertPurchase(tx, purchase)
  const counted = withBenefits(withPurchases(earned.account, [purchase]), purchase)
  const told = await withTold(context, tx, counted, purchase)
  await keepAccount(tx, told, now)
  return purchase
}

/** In the store of WeChat's reviewers nothing is earned. */
const earningAt = (storeId: string) =>
  isReviewStore(storeId) ? { earnsPoints: false, earnsOnFen: 0 } : { earnsPoints: true }

/** What a till is told again for the same number, and the key by which it came. */
function sentBy({ caller, content }: ServingContext, changed: SaleChange[]): { till?: TillMark } {
  return caller.kind === 'till' ? { till: { keyId: caller.keyId, content, changed } } : {}
}

/** The account carries the fact, so that nobody at the till waits for the nouns that answer it. */
async function withTold(context: ServingContext, tx: Tx, before: Account, purchase: ToldPurchase): Promise<Account> {
  const { _id: purchaseId, storeId, amountFen, at, basket } = purchase
  // What is sold to a reviewer makes no friend count, and moves no figure of members.
  if (isReviewStore(storeId)) return before
  let account = await carry(context, tx, before, {
    name: 'purchase.recorded',
    source: purchaseId,
    payload: { purchaseId, amountFen, at },
  })
  for (const { couponId } of basket?.coupons ?? []) {
    const source = `${couponId}:${purchaseId}`
    account = await carry(context, tx, account, { name: 'coupon.redeemed', source, payload: { couponId, purchaseId } })
  }
  return account
}

/**
 * The account with the shown code used up and the request noted. One customer is served under one id, so what counts is
 * the sale that it made: with a receipt's number and without one would be two sales. @throws DomainError REQUEST_ID_USED
 */
function withSale(
  account: Account,
  { purchaseId, position, isLate }: { purchaseId: string; position: CodePosition; isLate: boolean },
  context: ServingContext,
): Account {
  const { requestId } = context
  const mark = account.requests?.find(({ id }) => id === requestId)
  if (mark && mark.made !== purchaseId) throw new DomainError('REQUEST_ID_USED')
  const requests = withMark(account.requests, markOf(context, purchaseId))
  const used = isLate ? withLateCode(account, position, context) : withUsedCode(account, position, context)
  return { ...used, requests }
}
