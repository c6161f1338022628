import type { Account } from '#shared/ledger/account/account'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/** What a batch adds to the counters of an account. */
export interface BatchCounts {
  batchId: string
  eventCount: number
  sessionCount: number
  at: number
}

const accounts = collection<Account>('accounts')

/** Counts a batch, unless it was the last one counted. */
export const countBatch = (db: Db, memberId: string, counts: BatchCounts) =>
  addCounts(db, memberId, { ne: counts.batchId }, counts)
/** Counts a batch if `lastBatchId` is still the last one counted. */
export const countBatchAfter = (db: Db, memberId: string, lastBatchId: string | null, counts: BatchCounts) =>
  addCounts(db, memberId, { eq: lastBatchId }, counts)
export const findCounters = async (db: Db, memberId: string) => (await db.find(accounts, memberId))?.counters ?? null

function addCounts(
  db: Db,
  memberId: string,
  last: { ne: string } | { eq: string | null },
  { batchId, eventCount, sessionCount, at }: BatchCounts,
): Promise<number> {
  return db.updateWhere(
    accounts,
    { _id: memberId, 'counters.lastBatchId': last },
    {
      set: { 'counters.lastSeenAt': at, 'counters.lastBatchId': batchId },
      inc: { 'counters.eventCount': eventCount, 'counters.sessionCount': sessionCount },
    },
  )
}
