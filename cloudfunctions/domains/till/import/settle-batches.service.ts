import { partsOf } from '#shared/kernel/parts'
import type { Db } from '../../../platform/db/db'
import { inReads } from '../../../platform/db/in-reads'
import { findAccounts, unmarkAccounts } from '../../ledger/account/account.face'
import { addEntries, findEntries } from '../../ledger/points/points.face'
import { removeUncounted, unmarkPurchases } from '../purchase/purchase.face'
import { type BatchPart, listBatches, removeBatch, type WrittenBatch } from './import-batch.repository'

const BATCHES_MAX = 100
/** What one write takes. */
const LIST_MAX = 500

/**
 * Finishes what dead calls have left of their batches: whose account has counted a batch gets its entries, and of the
 * others nothing stays. Only under the lease of the store: a living call's batch looks just like that.
 */
export async function settleBatches(db: Db, storeId: string): Promise<void> {
  for (const batch of await listBatches(db, storeId, BATCHES_MAX)) await settleBatch(db, batch)
}

async function settleBatch(db: Db, { _id, parts }: WrittenBatch): Promise<void> {
  const memberIds = parts.map(({ memberId }) => memberId)
  const accounts = await inReads(memberIds, (ids) => findAccounts(db, ids))
  const marked = new Set(accounts.filter(({ importBatch }) => importBatch === _id).map((account) => account._id))
  const counted = parts.filter(({ memberId }) => marked.has(memberId))
  const entries = counted.flatMap((part) => part.entries)
  const found = await inReads(
    entries.map((entry) => entry._id),
    (ids) => findEntries(db, ids),
  )
  const there = new Set(found.map((entry) => entry._id))
  const missing = entries.filter((entry) => !there.has(entry._id))
  for (const part of partsOf(missing, LIST_MAX)) await addEntries(db, part)
  await finishBatch(db, _id, counted)
  // Also of accounts that carry no mark any more: their purchases carry none either, and stay.
  const others = parts.filter(({ memberId }) => !marked.has(memberId))
  await removeUncounted(
    db,
    others.flatMap(({ purchaseIds }) => purchaseIds),
    _id,
  )
  await removeBatch(db, _id)
}

/** Everything is there. The account's mark goes last: as long as a purchase has one, it says that it counts. */
export async function finishBatch(db: Db, batchId: string, counted: readonly BatchPart[]): Promise<void> {
  const purchaseIds = counted.flatMap((part) => part.purchaseIds)
  await unmarkPurchases(db, purchaseIds, batchId)
  const memberIds = counted.map(({ memberId }) => memberId)
  await unmarkAccounts(db, memberIds, batchId)
}
