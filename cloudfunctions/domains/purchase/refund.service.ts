import type { Account } from '#shared/account/account'
import type { Entry } from '#shared/points/entry'
import { decideReversal, reversedBy } from '#shared/points/reversal'
import { pointsRules } from '#shared/points/rules'
import type { Purchase, Refund } from '#shared/purchase/purchase'
import { decideRefund, type RefundDecision } from '#shared/purchase/refund'
import type { StaffContext } from '../../platform/context'
import type { Tx } from '../../platform/db/db'
import { accepted, DomainError } from '../../platform/domain-error'
import { keepAccount } from '../account/account.service'
import { getHolder } from '../member/holder.service'
import { findEntry, postDecision } from '../points/points.service'
import { rulesInForce } from '../settings/rules.service'
import { requireOwnStore } from '../staff/store.service'
import { toPurchaseView } from './purchase.mapper'
import { findPurchase, savePurchase } from './purchase.repository'

export interface Refunding {
  purchaseId: string
  amountFen: number
  note: string
}

/**
 * Pays back a purchase, whole or in part, and takes its points and growth back in proportion. Points already spent
 * become a debt. A tier reached through the purchase stays until its review: a level is not lost at the till.
 */
export async function refundPurchase(context: StaffContext, refunding: Refunding) {
  const { validMonths } = await rulesInForce(context, pointsRules)
  return context.db.transaction(async (tx) => {
    const purchase = await findPurchase(tx, refunding.purchaseId)
    if (!purchase) throw new DomainError('PURCHASE_NOT_FOUND')
    requireOwnStore(context.staff, purchase.storeId)
    const decision = accepted(decideRefund(purchase, { ...refunding, refundId: context.requestId }))
    if (decision.kind === 'known') return toRefunded({ ...purchase, ...decision }, decision.refund)
    return refund(context, tx, { purchase, decision, note: refunding.note, validMonths })
  })
}

interface Accepted {
  purchase: Purchase
  decision: Extract<RefundDecision, { kind: 'accepted' }>
  note: string
  validMonths: number | null
}

async function refund(context: StaffContext, tx: Tx, { purchase, decision, note, validMonths }: Accepted) {
  const { now, requestId, staff } = context
  const { refundedFen } = decision
  const holder = await getHolder(tx, purchase.memberId)
  const taken = await takeBack(tx, holder, { purchase, decision, note, validMonths }, context)
  const amountFen = refundedFen - purchase.refundedFen
  const done: Refund = {
    refundId: requestId,
    amountFen,
    points: Math.abs(taken.entry?.points?.delta ?? 0),
    growth: Math.abs(taken.entry?.growth?.delta ?? 0),
    debtAfter: taken.account.points.debt,
    at: now,
    staffId: staff.staffId,
    note,
  }
  const refunded: Purchase = { ...purchase, refundedFen, refunds: [...purchase.refunds, done] }
  await savePurchase(tx, refunded)
  const isWhole = refundedFen === purchase.amountFen
  await keepAccount(tx, withRefund(taken.account, amountFen, isWhole), now)
  return toRefunded(refunded, done)
}

/** Nothing is posted when the purchase earned nothing, or when an operator reversed its entry by hand. */
async function takeBack(
  tx: Tx,
  account: Account,
  { purchase, decision, note, validMonths }: Accepted,
  { now, requestId, staff }: StaffContext,
): Promise<{ account: Account; entry: Entry | null }> {
  const entry = purchase.entryId === null ? null : await findEntry(tx, purchase.entryId)
  if (!entry) return { account, entry: null }
  const byHand = await findEntry(tx, `reversal:${entry._id}`)
  const { upTo, already } = decision
  const other = reversedBy(byHand ? [byHand] : [])
  const verdict = decideReversal(
    account,
    {
      // After a merge the points are in the other record's ledger, in lots and months of the same ends.
      entry: { ...entry, memberId: account._id },
      already: { points: already.points + other.points, growth: already.growth + other.growth },
      upTo,
      source: {
        reason: 'refund',
        sourceId: `${purchase._id}:${requestId}`,
        storeId: purchase.storeId,
        staffId: staff.staffId,
        note,
      },
    },
    { now, validMonths },
  )
  if (verdict.kind === 'refused' && verdict.reason === 'ENTRY_ALREADY_REVERSED') return { account, entry: null }
  return postDecision(tx, account, verdict)
}

function withRefund(account: Account, amountFen: number, isWhole: boolean): Account {
  const { counters } = account
  const spentFen = counters.spentFen - amountFen
  return { ...account, counters: { ...counters, spentFen, purchaseCount: counters.purchaseCount - (isWhole ? 1 : 0) } }
}

function toRefunded(purchase: Purchase, { points, debtAfter }: Refund) {
  return { purchase: toPurchaseView(purchase), pointsTaken: points, debtAfter }
}
