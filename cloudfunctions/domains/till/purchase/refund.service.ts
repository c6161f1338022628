import { businessDayOf } from '#shared/kernel/business-day'
import { withMark } from '#shared/kernel/request-mark'
import type { Account } from '#shared/ledger/account/account'
import type { Entry } from '#shared/ledger/points/entry'
import { pointsRules } from '#shared/ledger/points/rules'
import { tillRules } from '#shared/people/staff/rules'
import { withBenefits } from '#shared/till/purchase/benefit-fen'
import { decidePointsBack, pointsTaken } from '#shared/till/purchase/points-back'
import type { Purchase, Refund, ReturnedGoods, UndoFact } from '#shared/till/purchase/purchase'
import { type AcceptedRefund, decideRefund } from '#shared/till/purchase/refund'
import { refundFromDay } from '#shared/till/purchase/refund-days'
import type { Context, ServingContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DuplicateKeyError } from '../../../platform/db/errors'
import { accepted, DomainError } from '../../../platform/domain-error'
import { markOf, servedIn } from '../../../platform/request-content'
import { recordChange } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { carry, keepAccount } from '../../ledger/account/account.face'
import { findEntry, postDecision } from '../../ledger/points/points.face'
import { settleTier } from '../../ledger/tier/tier.face'
import { returnCoupons } from '../../loyalty/coupon/coupon.face'
import { getHolder } from '../../people/member/member.face'
import { requireOwnStore, requireSomebodyElse } from '../../people/staff/staff.face'
import { toPurchaseView } from './purchase.mapper'
import { findPurchase, savePurchase } from './purchase.repository'

export interface RefundOrder {
  purchaseId: string
  amountFen?: number | undefined
  goods?: ReturnedGoods | undefined
  note: string
  /** The till's own number of the refund. */
  refundNumber?: string | undefined
}

/**
 * Pays back a purchase, whole or in part, and takes its points and growth back in proportion. Points already spent
 * become a debt; coupons return once nothing of the purchase stands. A tier that was reached only through the
 * refunded part is lost, with its gifts.
 */
export async function refundPurchase(context: ServingContext, refunding: RefundOrder) {
  const fromDay = await refundFromDayOf(context)
  const { staffId } = context.staff
  return refund({ ...context, staffId }, refunding, {
    find: async (tx) => {
      const purchase = await getOwnPurchase(context, tx, refunding.purchaseId)
      const isKnown = purchase.refunds.some(({ refundId }) => refundId === context.requestId)
      if (purchase.day < fromDay && !isKnown) throw new DomainError('REFUND_TOO_LATE', { fromDay })
      return purchase
    },
    note: async () => {},
  })
}

async function refundFromDayOf(context: ServingContext) {
  return refundFromDay(businessDayOf(context.now), context.staff.role, await rulesInForce(context, tillRules))
}

/** The same by an operator, of any purchase: what a store cannot do any more, or what a till's file tells of. */
export async function refundAsOperator(context: Context, refunding: RefundOrder) {
  return refund({ ...context, staffId: null }, refunding, {
    find: (tx) => getPurchase(tx, refunding.purchaseId),
    note: (tx, { _id, storeId }) =>
      recordChange(context, tx, { action: 'purchase.refundAsOperator', subject: _id, storeId }),
  })
}

/** The same as a till's file tells it: repeatable by an id that is made from the file, whoever imports it and how often. */
export async function refundFromFile(context: Context, refundId: string, refunding: RefundOrder) {
  const byFile = { ...context, requestId: refundId, content: refundId, staffId: null }
  return refund(byFile, refunding, { find: (tx) => getPurchase(tx, refunding.purchaseId), note: async () => {} })
}

/** How the purchase is found, and what is written beside it. */
interface RefundSubject {
  find(tx: Tx): Promise<Purchase>
  note(tx: Tx, purchase: Purchase): Promise<void>
}

async function refund(context: RefundContext, refunding: RefundOrder, asked: RefundSubject) {
  const { amountFen, goods, note, refundNumber } = refunding
  const { validMonths } = await rulesInForce(context, pointsRules)
  return takingBack(context, refunding.purchaseId, async (tx) => {
    const purchase = await asked.find(tx)
    const back = goods ?? { kind: 'money' as const, amountFen: amountFen ?? 0 }
    const decision = accepted(decideRefund(purchase, { refundId: context.requestId, back }))
    if (decision.kind === 'known') {
      if (decision.refund.note !== note) throw new DomainError('REQUEST_ID_USED')
      return toRefunded({ ...purchase, undone: null, refundedFen: decision.refundedFen }, decision.refund)
    }
    await asked.note(tx, purchase)
    const taking = { purchase, decision, goods: goods ?? null, note, refundNumber, validMonths, undone: null }
    return takePurchaseBack(context, tx, taking)
  })
}

/**
 * The entry's id is the request's alone, so that one request takes back one purchase: where the entry is written and the
 * purchase does not know of it, it was written for another. @throws DomainError REQUEST_ID_USED
 */
export async function takingBack<T>(
  { db, requestId }: Context,
  purchaseId: string,
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await db.transaction(act)
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error
    const purchase = await findPurchase(db, purchaseId)
    const isDone = purchase?.refunds.some(({ refundId }) => refundId === requestId)
    throw new DomainError(isDone ? 'BUSY' : 'REQUEST_ID_USED')
  }
}

/** Whoever takes a purchase back: a clerk, or an operator without a staff record. */
export interface RefundContext extends Context {
  readonly staffId: string | null
}

async function getPurchase(tx: Tx, purchaseId: string): Promise<Purchase> {
  const purchase = await findPurchase(tx, purchaseId)
  if (!purchase) throw new DomainError('PURCHASE_NOT_FOUND')
  // A file is just bringing it, and its points are on their way.
  if (purchase.importBatch !== undefined) throw new DomainError('BUSY')
  return purchase
}

/** @throws DomainError PURCHASE_NOT_FOUND, WRONG_STORE */
export async function getOwnPurchase({ staff }: ServingContext, tx: Tx, purchaseId: string): Promise<Purchase> {
  const purchase = await getPurchase(tx, purchaseId)
  requireOwnStore(staff, purchase.storeId)
  return purchase
}

export interface TakingBack {
  purchase: Purchase
  decision: AcceptedRefund
  goods: ReturnedGoods | null
  note: string
  refundNumber?: string | undefined
  validMonths: number | null
  undone: UndoFact | null
}

/** Writes a refund, or the undoing of the rest: points and growth, tier, coupons, the purchase, the account. */
export async function takePurchaseBack(context: RefundContext, tx: Tx, taking: TakingBack) {
  const { purchase, decision, goods, note, refundNumber, undone } = taking
  const { amountFen, refundedFen, isWhole } = decision
  const { now, requestId } = context
  const holder = await getHolder(tx, purchase.memberId)
  if (context.staffId !== null) requireSomebodyElse(context.staffId, holder._id)
  servedIn(holder.requests, context)
  const taken = await takePointsBack(tx, holder, taking, context)
  const back = { ...purchase, refundedFen, isBack: isWhole }
  const refunded = withBenefits(withRefund(withClimb(taken.account, purchase), amountFen, isWhole), back, purchase)
  const settled = await settleTier(context, tx, refunded)
  const done: Refund = {
    refundId: requestId,
    ...(refundNumber !== undefined && { refundNumber }),
    amountFen,
    goods,
    ...pointsTaken(taken.entry),
    debtAfter: settled.points.debt,
    coupons: isWhole ? await takeCouponsBack(context, tx, taking) : [],
    at: now,
    staffId: context.staffId,
    note,
  }
  const refunds = [...purchase.refunds, done]
  const changed: Purchase = { ...purchase, refundedFen, refunds, isBack: isWhole, undone, changedAt: now }
  await savePurchase(tx, changed)
  const told = await carry(context, tx, settled, {
    name: 'purchase.refunded',
    source: `${purchase._id}:${requestId}`,
    payload: { purchaseId: purchase._id, amountFen, isWhole },
  })
  const requests = withMark(holder.requests, markOf(context, purchase._id))
  await keepAccount(tx, { ...told, requests }, now)
  return toRefunded(changed, done)
}

/** Nothing is posted when the purchase earned nothing, or when an operator reversed its entry by hand. */
async function takePointsBack(
  tx: Tx,
  account: Account,
  { purchase, decision, note, validMonths }: TakingBack,
  { now, requestId, staffId }: RefundContext,
): Promise<{ account: Account; entry: Entry | null }> {
  const entry = purchase.entryId === null ? null : await findEntry(tx, purchase.entryId)
  if (!entry) return { account, entry: null }
  const correction = await findEntry(tx, `reversal:${entry._id}`)
  const taken = { purchase, entry, correction, part: decision, refundId: requestId, staffId, note }
  const verdict = decidePointsBack(account, taken, { now, validMonths })
  if (verdict.kind === 'refused' && verdict.reason === 'ENTRY_ALREADY_REVERSED') return { account, entry: null }
  return postDecision(tx, account, verdict)
}

async function takeCouponsBack(context: RefundContext, tx: Tx, { purchase, note }: TakingBack) {
  const { _id: purchaseId, storeId, basket } = purchase
  const couponIds = (basket?.coupons ?? []).map(({ couponId }) => couponId)
  const { staffId } = context
  const returned = await returnCoupons(context, tx, { couponIds, purchaseId, storeId, staffId, note })
  return returned.map(({ _id, rules, status }) => ({ couponId: _id, title: rules.title, status }))
}

function withRefund(account: Account, amountFen: number, isWhole: boolean): Account {
  const { counters } = account
  const spentFen = counters.spentFen - amountFen
  return { ...account, counters: { ...counters, spentFen, purchaseCount: counters.purchaseCount - (isWhole ? 1 : 0) } }
}

/** An account of before tiers were remembered: the purchase knows where the member stood, if it raised the tier. */
function withClimb(account: Account, { memberId, tierBefore, told, day }: Purchase): Account {
  const { tier, climbedFrom } = account
  const isOwn = account._id === memberId && tier.key === told?.tierReached?.key && tier.sinceDay === day
  return climbedFrom === undefined && tierBefore && isOwn ? { ...account, climbedFrom: [tierBefore] } : account
}

export function toRefunded(purchase: Purchase, { amountFen, points, debtAfter, coupons }: Refund) {
  return { purchase: toPurchaseView(purchase), moneyFen: amountFen, pointsTaken: points, debtAfter, coupons }
}
