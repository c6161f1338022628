import type { Entry } from '#shared/ledger/points/entry'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const entries = collection<Entry>('entries')

// A purchase can be refunded in parts, but no real customer does so more often than this.
const REVERSALS_MAX = 100

export const insertEntry = (tx: Tx, entry: Entry) => tx.insert(entries, entry)
export const insertEntries = (tx: Tx, documents: readonly Entry[]) => tx.insertEach(entries, documents)
/** Outside transactions, only for members that nothing refers to yet. */
export const addEntries = (db: Db, documents: readonly Entry[]) => db.insertMany(entries, documents)
export const removeEntriesOf = (db: Db, memberIds: readonly string[]) =>
  db.removeWhere(entries, { memberId: { in: memberIds } })
/** The words in which somebody said why go; what was given and taken stays. */
export const emptyEntryNotes = (db: Db, memberIds: readonly string[]) =>
  db.updateWhere(entries, { memberId: { in: memberIds }, note: { ne: null } }, { set: { note: null } })
export const findEntry = (reader: Reader, id: string) => reader.find(entries, id)
export const listEntries = (db: Db, memberId: string, beforeSeq: number, limit: number) =>
  db.list(entries, { where: { memberId, seq: { lt: beforeSeq } }, orderBy: [['seq', 'desc']], limit })
/** Entries from a `seq` on, oldest first. */
export const listEntriesSince = (db: Db, memberId: string, afterSeq: number, limit: number) =>
  db.list(entries, { where: { memberId, seq: { gt: afterSeq } }, orderBy: [['seq', 'asc']], limit })
/** The whole ledger of the shop, in the order of ids. */
export const pageEntries = (db: Db, afterId: string | null, limit: number) => db.page(entries, { afterId, limit })
export const findEntries = (db: Db, ids: readonly string[]) => db.findMany(entries, ids)
export const listReversalsOf = (db: Db, entryId: string) =>
  db.list(entries, { where: { reverses: entryId }, limit: REVERSALS_MAX })
/** Sums over whole ledgers, for the audit. */
export const sumEntries = (db: Db, memberIds: readonly string[]) =>
  db.sumBy(entries, {
    where: { memberId: { in: memberIds } },
    by: 'memberId',
    fields: ['points.delta', 'growth.delta'],
    limit: memberIds.length,
  })
