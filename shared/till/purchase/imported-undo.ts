import type { Account } from '#shared/ledger/account/account'
import type { Entry } from '#shared/ledger/points/entry'
import { isFileRefund } from './file-refund'
import { decidePointsBack, pointsTaken } from './points-back'
import type { Purchase, Refund } from './purchase'
import { restOf } from './refund'

/** Why a purchase that a file brought stays when its import is undone: something was built on it. */
export type KeptReason =
  /** A store paid money back for it: the customer has that. */
  | 'refunded'
  /** Its points are spent: taking them back would leave the customer with a debt. */
  | 'pointsSpent'
  /** The tier that it led to gave something that is used. */
  | 'giftUsed'

/** A purchase with the entries that tell what it has brought. */
export interface ImportedPurchase {
  purchase: Purchase
  /** What it earned; null for nothing. */
  entry: Entry | null
  /** The correction by which an operator took that back; null for none. */
  correction: Entry | null
}

export interface UndoneImport<A> {
  account: A
  undone: { purchase: Purchase; reversal: Entry | null }[]
  kept: { purchase: Purchase; reason: KeptReason }[]
}

interface Undoing {
  now: number
  validMonths: number | null
  note: string
  /** The id of a purchase's undoing, the same whenever it is tried again. */
  undoIdOf(purchaseId: string): string
}

type Holder = Pick<Account, '_id' | 'seq' | 'points' | 'growth' | 'counters'>

/**
 * Takes back what a file has brought to one customer, a purchase after the other, as far as nothing was built on it.
 * Points and growth go by reversal; what the file itself had paid back is not paid back again.
 */
export function decideImportedUndo<A extends Holder>(
  holder: A,
  brought: readonly ImportedPurchase[],
  undoing: Undoing,
): UndoneImport<A> {
  const result: UndoneImport<A> = { account: holder, undone: [], kept: [] }
  for (const one of brought) {
    const { purchase } = one
    const isPaidBack = purchase.refunds.some((refund) => !isFileRefund(refund))
    const taken = isPaidBack ? 'refunded' : takeBack(result.account, one, undoing)
    if (typeof taken === 'string') {
      result.kept.push({ purchase, reason: taken })
      continue
    }
    result.account = taken.account
    result.undone.push({
      purchase: undonePurchase(taken.account, one, taken.reversal, undoing),
      reversal: taken.reversal,
    })
  }
  return result
}

function takeBack<A extends Holder>(
  account: A,
  { purchase, entry, correction }: ImportedPurchase,
  { now, validMonths, note, undoIdOf }: Undoing,
): { account: A; reversal: Entry | null } | KeptReason {
  const { amountFen, isBack } = purchase
  const rest = restOf(purchase)
  const { counters } = account
  const without = {
    ...account,
    counters: {
      ...counters,
      spentFen: counters.spentFen - rest.amountFen,
      purchaseCount: counters.purchaseCount - (isBack ? 0 : 1),
    },
  }
  if (!entry || amountFen === 0) return { account: without, reversal: null }
  const taken = { purchase, entry, correction, part: rest, refundId: undoIdOf(purchase._id), staffId: null, note }
  const decision = decidePointsBack(account, taken, { now, validMonths })
  if (decision.kind !== 'accepted') return { account: without, reversal: null }
  if (decision.ledger.points.debt > account.points.debt) return 'pointsSpent'
  return { account: { ...without, ...decision.ledger }, reversal: decision.entry }
}

function undonePurchase(
  { points: { debt } }: Holder,
  { purchase }: ImportedPurchase,
  reversal: Entry | null,
  { now, note, undoIdOf }: Undoing,
): Purchase {
  const requestId = undoIdOf(purchase._id)
  const { amountFen, refundedFen } = restOf(purchase)
  const rest: Refund = {
    refundId: requestId,
    amountFen,
    goods: null,
    ...pointsTaken(reversal),
    debtAfter: debt,
    coupons: [],
    at: now,
    staffId: null,
    note,
  }
  return {
    ...purchase,
    refunds: purchase.isBack ? purchase.refunds : [...purchase.refunds, rest],
    refundedFen,
    isBack: true,
    undone: { requestId, staffId: null, note, at: now },
    changedAt: now,
  }
}
