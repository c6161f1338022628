import { businessDayOf } from '#shared/kernel/business-day'
import { withMark } from '#shared/kernel/request-mark'
import type { Account } from '#shared/ledger/account/account'
import { pointsRules } from '#shared/ledger/points/rules'
import { tierRules } from '#shared/ledger/tier/rules'
import type { Cart } from '#shared/loyalty/coupon/cart'
import type { CodePosition } from '#shared/people/member/rotating-code'
import type { Sold } from '#shared/till/purchase/basket'
import type { PricedBy } from '#shared/till/purchase/pricing'
import { decideSale, paidWith, type SaleRules, withPurchases } from '#shared/till/purchase/sale'
import { type ToldPurchase, toldPurchase } from '#shared/till/purchase/told'
import type { StaffContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DuplicateKeyError } from '../../../platform/db/errors'
import { DomainError } from '../../../platform/domain-error'
import { markOf } from '../../../platform/request-content'
import { rulesInForce } from '../../base/settings/settings.face'
import { carry, getActiveAccount, keepAccount } from '../../ledger/account/account.face'
import { earn } from '../../ledger/tier/tier.face'
import { decideCoupons, keepRedemption } from '../../loyalty/coupon/coupon.face'
import { withUsedCode } from '../../people/member/member.face'
import { getOwnStore, identify, type ServedMember } from '../../people/staff/staff.face'
import { pricedCart } from './cart.service'
import { insertPurchase } from './purchase.repository'
import { asTold, findRecorded, purchaseIdOf, toRecorded } from './recorded.service'
import { requireUnderDayLimits, requireUnderPurchaseLimit } from './sale-limits.service'
import { factsAtTill } from './till-facts.service'

export interface SaleOrder {
  memberCode: string
  storeId: string
  sold: Sold
  couponIds: readonly string[]
  /** What the clerk was shown. */
  payableFen: number
  receiptNumber?: string | undefined
}

interface ServedSale extends SaleOrder {
  cart: Cart
  served: ServedMember
}

interface PlainSale extends Pick<SaleOrder, 'memberCode' | 'storeId' | 'receiptNumber'> {
  amountFen: number
}

/** What a member paid at the clerk's store, without coupons and without a preview. */
export function recordPurchase(context: StaffContext, { amountFen, ...sale }: PlainSale) {
  return sell(context, { ...sale, sold: { amountFen, deliveryFen: 0 }, couponIds: [], payableFen: amountFen })
}

/** What a preview has shown: the coupons are redeemed and everything is earned in one act. */
export function confirmPurchase(
  context: StaffContext,
  { amountFen, lines, deliveryFen, ...sale }: Omit<SaleOrder, 'sold'> & Sold,
  pricedBy: PricedBy = 'catalogue',
) {
  return sell(context, { ...sale, sold: { amountFen, lines, deliveryFen } }, pricedBy)
}

/**
 * The id is the receipt's or the request's, so that a second scan, a lost reply or two clerks with one receipt record
 * the sale once and are all told the same.
 */
async function sell(context: StaffContext, sale: SaleOrder, pricedBy: PricedBy = 'catalogue') {
  await getOwnStore(context, sale.storeId)
  const rules = {
    points: await rulesInForce(context, pointsRules),
    tiers: await rulesInForce(context, tierRules),
  }
  try {
    const served = await identify(context, sale.memberCode, sale.storeId)
    const cart = await pricedCart(context.db, sale.sold, pricedBy)
    if (!cart) throw new DomainError('INVALID_INPUT')
    await requireUnderLimits(context, sale.storeId, sale.payableFen)
    return await toRecorded(
      context,
      await context.db.transaction((tx) => record(context, tx, { ...sale, cart, served }, rules)),
    )
  } catch (error) {
    const purchase = await findRecorded(context, sale, error)
    if (purchase) return toRecorded(context, await asTold(context, purchase, rules.tiers))
    throw error instanceof DuplicateKeyError ? new DomainError('BUSY') : error
  }
}

/** Before the transaction, in which nothing can be added up. */
async function requireUnderLimits(context: StaffContext, storeId: string, amountFen: number): Promise<void> {
  await requireUnderPurchaseLimit(context, amountFen)
  await requireUnderDayLimits(context, storeId, amountFen)
}

async function record(context: StaffContext, tx: Tx, sale: ServedSale, rules: SaleRules): Promise<ToldPurchase> {
  const { now, staff, requestId } = context
  const { storeId, cart, couponIds, served } = sale
  const { staffId } = staff
  const purchaseId = purchaseIdOf(context, sale)
  const account = withSale(
    await getActiveAccount(tx, served.memberId),
    { purchaseId, position: served.position },
    context,
  )
  const facts = factsAtTill(context, tx, { account, seen: served.seen })
  const redemption = await decideCoupons(context, tx, { couponIds, cart, storeId, staffId, purchaseId, facts })
  const coupons = redemption.coupons.map(({ _id, templateId, rules }) => ({ couponId: _id, templateId, rules }))
  const paid = paidWith(cart, redemption.application, coupons)
  const { amountFen } = paid
  if (sale.payableFen !== amountFen) throw new DomainError('QUOTE_CHANGED', { payableFen: amountFen })
  const sold = { purchaseId, requestId, storeId, staffId, receiptNumber: sale.receiptNumber ?? null, paid }
  const today = { at: now, day: businessDayOf(now) }
  const decision = decideSale(account, { ...sold, ...today, source: 'till', earnsPoints: true }, now, rules)
  const earned = await earn(context, tx, account, decision.earning)
  await keepRedemption(context, tx, redemption)
  const outcome = { ...earned, entryId: earned.entry?._id ?? null, tierBefore: account.tier }
  const purchase = toldPurchase(decision.purchase, outcome, now, rules.tiers)
  await insertPurchase(tx, purchase)
  const told = await withTold(context, tx, withPurchases(earned.account, [purchase]), purchase)
  await keepAccount(tx, told, now)
  return purchase
}

/** The account carries what happened: nobody at the till waits for who answers it. */
async function withTold(context: StaffContext, tx: Tx, before: Account, purchase: ToldPurchase): Promise<Account> {
  const { _id: purchaseId, amountFen, at, basket } = purchase
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
 * the sale that it made: with a receipt's number and without would be two. @throws DomainError REQUEST_ID_USED
 */
function withSale(
  account: Account,
  { purchaseId, position }: { purchaseId: string; position: CodePosition },
  context: StaffContext,
): Account {
  const { requestId } = context
  const mark = account.requests?.find(({ id }) => id === requestId)
  if (mark && mark.made !== purchaseId) throw new DomainError('REQUEST_ID_USED')
  const requests = withMark(account.requests, markOf(context, purchaseId))
  return { ...withUsedCode(account, position, context), requests }
}
