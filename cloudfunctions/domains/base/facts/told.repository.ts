import type { ToldRecord } from '#shared/base/facts/marks'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'
import type { OldPromise } from './old-promise'

/** Written in the transaction of what happened; and what may still lie there from before facts were told. */
export type StoredTold = ToldRecord | OldPromise

const outbox = collection<StoredTold>('outbox')

const SET_ASIDE_MAX = 20
const OPEN_MAX = 200
const OPEN = ['due', 'failed']

export const insertTold = (tx: Tx, record: ToldRecord) => tx.insert(outbox, record)
/** By id, from the beginning: nothing says which of them are old. */
export const pageTold = (db: Db, afterId: string | null, limit: number) => db.page(outbox, { afterId, limit })
export const findTold = (reader: Reader, id: string) => reader.find(outbox, id)
export const saveTold = (tx: Tx, record: ToldRecord) => tx.save(outbox, record)
/** What somebody has to answer now, what has waited longest first: index byDue. */
export const listDue = (db: Db, now: number, limit: number) =>
  db.list(outbox, { where: { status: 'due', dueAt: { lte: now } }, orderBy: [['dueAt', 'asc']], limit })
/** The same of those of which a part was set aside. */
export const listDueBesideFailed = (db: Db, now: number, limit: number) =>
  db.list(outbox, { where: { status: 'failed', dueAt: { gt: 0, lte: now } }, orderBy: [['dueAt', 'asc']], limit })
/** Index byDue. */
export const listSetAside = (db: Db) =>
  db.list(outbox, { where: { status: 'failed' }, orderBy: [['dueAt', 'desc']], limit: SET_ASIDE_MAX })
/** What of a member is not answered by everybody: index byMember. */
export const listOpenOf = (db: Db, memberId: string) =>
  db.list(outbox, { where: { memberId, status: { in: OPEN } }, limit: OPEN_MAX })
/** What was told of a member from an instant on, as long as somebody wanted it: index byMember. */
export const listToldOf = (db: Db, memberId: string, name: string, sinceAt: number) =>
  db.list(outbox, { where: { memberId, name, toldAt: { gte: sinceAt } }, limit: OPEN_MAX })
export const removeDone = (db: Db, before: number) => db.removeWhere(outbox, { status: 'done', dueAt: { lt: before } })
