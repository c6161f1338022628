import type { Occasion } from '#shared/reach/booking/occasion'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const occasions = collection<Occasion>('occasions')

export const findOccasion = (reader: Reader, id: string) => reader.find(occasions, id)
export const findOccasions = (db: Db, ids: readonly string[]) => db.findMany(occasions, ids)
export const insertOccasion = (tx: Tx, occasion: Occasion) => tx.insert(occasions, occasion)
export const saveOccasionIn = (tx: Tx, occasion: Occasion) => tx.save(occasions, occasion)

const listByStatus = (
  db: Db,
  status: Occasion['status'],
  { fromAt, toAt }: { fromAt: number; toAt: number },
  limit: number,
) =>
  db.list(occasions, {
    where: { status, startsAt: { gte: fromAt, lte: toAt } },
    orderBy: [['startsAt', 'asc']],
    limit,
  })
/** Planned ones that begin in a span of time, soonest first. */
export const listPlanned = (db: Db, span: { fromAt: number; toAt: number }, limit: number) =>
  listByStatus(db, 'planned', span, limit)
export const listCalledOff = (db: Db, span: { fromAt: number; toAt: number }, limit: number) =>
  listByStatus(db, 'calledOff', span, limit)
/** By byUntold: of whose change somebody has still to be told, first those that have waited longest. */
export const listUntold = (db: Db, limit: number) =>
  db.list(occasions, { where: { untoldSince: { gt: 0 } }, orderBy: [['untoldSince', 'asc']], limit })
/** Of a store, whatever became of them, from an instant on. */
export const listOfStore = (db: Db, storeId: string, fromAt: number, limit: number) =>
  db.list(occasions, { where: { storeId, startsAt: { gte: fromAt } }, orderBy: [['startsAt', 'asc']], limit })
export const listBefore = (db: Db, beforeAt: number, limit: number) =>
  db.list(occasions, { where: { startsAt: { lt: beforeAt } }, orderBy: [['startsAt', 'desc']], limit })
