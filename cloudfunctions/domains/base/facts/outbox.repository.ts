import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'
import type { Promised } from '../../../platform/noun/answer'

const outbox = collection<Promised>('outbox')

const FAILED_MAX = 20

export const insertPromised = (tx: Tx, promised: Promised) => tx.insert(outbox, promised)
export const findPromised = (reader: Reader, id: string) => reader.find(outbox, id)
export const savePromised = (tx: Tx, promised: Promised) => tx.save(outbox, promised)
export const listDue = (db: Db, now: number, limit: number) =>
  db.list(outbox, { where: { status: 'due', dueAt: { lte: now } }, orderBy: [['dueAt', 'asc']], limit })
export const listFailedPromises = (db: Db) =>
  db.list(outbox, { where: { status: 'failed' }, orderBy: [['dueAt', 'desc']], limit: FAILED_MAX })
export const markAttempt = (
  db: Db,
  { _id, attempts }: Promised,
  changes: { status: Promised['status']; dueAt: number },
) => db.updateWhere(outbox, { _id, status: 'due', attempts }, { set: changes, inc: { attempts: 1 } })
export const removeDone = (db: Db, before: number) => db.removeWhere(outbox, { status: 'done', dueAt: { lt: before } })
