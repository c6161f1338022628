import { partsOf } from '#shared/kernel/parts'
import type { Purchase } from '#shared/till/purchase/purchase'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'
import type { Filter } from '../../../platform/db/filter'

const purchases = collection<Purchase>('purchases')

const IDS_PER_WRITE = 1000

export const findPurchase = (reader: Reader, purchaseId: string) => reader.find(purchases, purchaseId)
export const findPurchases = (db: Db, purchaseIds: readonly string[]) => db.findMany(purchases, purchaseIds)
export const insertPurchase = (tx: Tx, purchase: Purchase) => tx.insert(purchases, purchase)
export const insertPurchases = (tx: Tx, documents: readonly Purchase[]) => tx.insertEach(purchases, documents)
/** Written over what was taken back with a whole import. */
export const returnPurchases = (tx: Tx, documents: readonly Purchase[]) => saveEach(tx, documents)
/** Beside transactions, of members whom nothing leads to yet. */
export const addPurchases = (db: Db, documents: readonly Purchase[]) => db.insertMany(purchases, documents)
export const removePurchasesOf = (db: Db, memberIds: readonly string[]) =>
  db.removeWhere(purchases, { memberId: { in: memberIds } })
/** Those that no account has counted after all. */
export const removeUncounted = async (db: Db, purchaseIds: readonly string[], importBatch: string): Promise<void> => {
  for (const ids of partsOf(purchaseIds, IDS_PER_WRITE))
    await db.removeWhere(purchases, { _id: { in: ids }, importBatch })
}
/** They are counted, with everything that belongs to them. */
export const unmarkPurchases = async (db: Db, purchaseIds: readonly string[], importBatch: string): Promise<void> => {
  for (const ids of partsOf(purchaseIds, IDS_PER_WRITE))
    await db.updateWhere(purchases, { _id: { in: ids }, importBatch }, { unset: ['importBatch'] })
}
export const savePurchase = (tx: Tx, purchase: Purchase) => tx.save(purchases, purchase)

async function saveEach(tx: Tx, documents: readonly Purchase[]): Promise<void> {
  for (const document of documents) await tx.save(purchases, document)
}

export interface Span {
  fromAt: number
  toAt: number
}

const ofStore = (storeId: string, { fromAt, toAt }: Span) => ({ storeId, at: { gte: fromAt, lte: toAt } })

export const listPurchasesOfStore = (db: Db, storeId: string, span: Span, limit: number) =>
  db.list(purchases, { where: ofStore(storeId, span), orderBy: [['at', 'desc']], limit })
/**
 * Counts and sums by clerk of what is not wholly back, made by the database: a list would stop at its limit. The key of a
 * file's rows is 'null'.
 */
export const sumPurchasesOfStore = (db: Db, storeId: string, span: Span) =>
  db.sumBy(purchases, {
    where: { ...ofStore(storeId, span), isBack: false },
    by: 'staffId',
    fields: ['amountFen', 'refundedFen', 'discountFen', 'couponCount'],
    limit: 1000,
  })
export const listPurchasesOfMember = (db: Db, memberId: string, beforeAt: number, limit: number) =>
  db.list(purchases, { where: { memberId, at: { lt: beforeAt } }, orderBy: [['at', 'desc']], limit })
/** Of all records of one person, the newest first. */
export const listPurchasesOfPerson = (db: Db, memberIds: readonly string[], beforeAt: number, limit: number) =>
  db.list(purchases, {
    where: { memberId: { in: memberIds }, at: { lt: beforeAt } },
    orderBy: [['at', 'desc']],
    limit,
  })
export const listPurchasesOfPersonAt = (db: Db, memberIds: readonly string[], at: number, limit: number) =>
  db.list(purchases, { where: { memberId: { in: memberIds }, at }, limit })
/**
 * Of each of these records: how many purchases stand, and what was paid in all, less what came back. What a file is just
 * bringing is not counted: its import adds that itself.
 */
export const sumPurchasesByMember = async (db: Db, memberIds: readonly string[]) => {
  const sum = (where: Filter) =>
    db.sumBy(purchases, {
      where: { ...where, importBatch: { exists: false } },
      by: 'memberId',
      fields: ['amountFen', 'refundedFen'],
      limit: memberIds.length,
    })
  const memberId = { in: memberIds }
  const [all, standing] = await Promise.all([sum({ memberId }), sum({ memberId, isBack: false })])
  const counts = new Map(standing.map(({ key, count }) => [key, count]))
  return new Map(
    all.map(({ key, sums }) => [
      key,
      { purchaseCount: counts.get(key) ?? 0, spentFen: (sums.amountFen ?? 0) - (sums.refundedFen ?? 0) },
    ]),
  )
}
/** What these records bought in a span and kept whole: counts and sums by record. By `byMember`. */
export const sumKeptWhole = (db: Db, memberIds: readonly string[], { fromAt, toAt }: Span) =>
  db.sumBy(purchases, {
    where: { memberId: { in: memberIds }, at: { gte: fromAt, lte: toAt }, isBack: false, refundedFen: 0 },
    by: 'memberId',
    fields: ['amountFen', 'discountFen'],
    limit: memberIds.length,
  })
/** What they kept in part. By `byMember`. */
export const listKeptInPart = (db: Db, memberIds: readonly string[], { fromAt, toAt }: Span, limit: number) =>
  db.list(purchases, {
    where: { memberId: { in: memberIds }, at: { gte: fromAt, lte: toAt }, isBack: false, refundedFen: { gt: 0 } },
    orderBy: [['at', 'desc']],
    limit,
  })
/** Of which somebody said why something came back. By `byMember`. */
export const listWithReason = (db: Db, memberIds: readonly string[], limit: number) =>
  db.list(purchases, { where: { memberId: { in: memberIds }, 'refunds.note': { gt: '' } }, limit })
/** The newest after an instant; null when there is none. */
export const findLatestPurchase = async (db: Db, memberId: string, afterAt: number): Promise<Purchase | null> =>
  (await db.list(purchases, { where: { memberId, at: { gt: afterAt } }, orderBy: [['at', 'desc']], limit: 1 }))[0] ??
  null
/** At one store, newest first. By `byMember`. */
export const listPurchasesOfMemberAt = (
  db: Db,
  { memberId, storeId, fromAt }: { memberId: string; storeId: string; fromAt: number },
  limit: number,
) => db.list(purchases, { where: { memberId, at: { gte: fromAt }, storeId }, orderBy: [['at', 'desc']], limit })
/** How many purchases of these records since an instant stand, by store. By `byMember`. */
export const countStandingByStore = (db: Db, memberIds: readonly string[], fromAt: number) =>
  db.sumBy(purchases, {
    where: { memberId: { in: memberIds }, at: { gte: fromAt }, isBack: false },
    by: 'storeId',
    fields: [],
    limit: 1000,
  })
/** Of all records of one person in a span, the newest first. By `byMember`. */
export const listPurchasesBetween = (db: Db, memberIds: readonly string[], { fromAt, toAt }: Span, limit: number) =>
  db.list(purchases, {
    where: { memberId: { in: memberIds }, at: { gte: fromAt, lte: toAt } },
    orderBy: [['at', 'desc']],
    limit,
  })
