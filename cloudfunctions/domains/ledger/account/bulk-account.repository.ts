import { partsOf } from '#shared/kernel/parts'
import type { Account } from '#shared/ledger/account/account'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import type { Filter } from '../../../platform/db/filter'

const accounts = collection<Account>('accounts')

const IDS_PER_WRITE = 1000

export interface AccountStep {
  before: Account
  /** Only ledger, tier and counters of purchases differ. */
  after: Account
  now: number
  /** By this the account says that it has taken the step, until `unmarkAccounts`. */
  batchId: string
}

/**
 * Takes an account a step on, in one write beside transactions, if it still stands as it was read. Who writes so has
 * written down beforehand what belongs to the step, and finishes it whatever happens.
 */
export async function addToAccount(db: Db, { before, after, now, batchId }: AccountStep): Promise<boolean> {
  const { purchaseCount, spentFen, lastPurchaseAt } = after.counters
  // Thousands are written one after the other: what has stayed the same is not sent.
  const moved = (['points', 'growth', 'tier', 'climbedFrom'] as const).filter((field) => after[field] !== before[field])
  const set = {
    ...Object.fromEntries(moved.map((field) => [field, after[field]])),
    seq: after.seq,
    'counters.purchaseCount': purchaseCount,
    'counters.spentFen': spentFen,
    'counters.lastPurchaseAt': lastPurchaseAt,
    importBatch: batchId,
    // Another step in the same millisecond must find it changed.
    updatedAt: Math.max(now, before.updatedAt + 1),
  }
  if ((await db.updateWhere(accounts, asRead(before), { set })) === 1) return true
  // The write may have been repeated because its first answer was lost.
  return (await db.find(accounts, before._id))?.importBatch === batchId
}

/** Everything that the step rests on or changes. */
function asRead({ _id, status, seq, tier, counters, updatedAt }: Account): Filter {
  return {
    _id,
    status,
    seq,
    updatedAt,
    'tier.key': tier.key,
    'tier.sinceDay': tier.sinceDay,
    'tier.untilDay': tier.untilDay,
    'counters.purchaseCount': counters.purchaseCount,
    'counters.spentFen': counters.spentFen,
    importBatch: { exists: false },
  }
}

/** The step is whole. Nothing that anybody waits for changes, so that the time of change stays. */
export async function unmarkAccounts(db: Db, memberIds: readonly string[], batchId: string): Promise<void> {
  for (const ids of partsOf(memberIds, IDS_PER_WRITE))
    await db.updateWhere(accounts, { _id: { in: ids }, importBatch: batchId }, { unset: ['importBatch'] })
}
