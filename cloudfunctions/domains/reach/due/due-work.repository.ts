import { type DueWork, type Move, moved } from '#shared/reach/due/due-work'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const works = collection<DueWork>('due_work')

/** @throws DuplicateKeyError when there is one of this id already, also one that is done. */
export const insertDueWork = (writer: Pick<Tx, 'insert'>, work: DueWork) => writer.insert(works, work)
export const findDueWork = (reader: Reader, id: string) => reader.find(works, id)
export const saveDueWork = (tx: Tx, work: DueWork) => tx.save(works, work)
/** By byTime: what is due longest. */
export const listLongestDue = (db: Db, now: number, limit: number) =>
  db.list(works, { where: { state: 'waiting', dueAt: { lte: now } }, orderBy: [['dueAt', 'asc']], limit })
/** By bySlice. */
export const listDueOf = (db: Db, slice: number, now: number, limit: number) =>
  db.list(works, { where: { state: 'waiting', slice, dueAt: { lte: now } }, orderBy: [['dueAt', 'asc']], limit })
/** As long as it is at the step at which it was read. */
export const postpone = (db: Db, { _id, step }: DueWork, { state, dueAt, failures }: DueWork) =>
  db.updateWhere(works, { _id, state: 'waiting', step }, { set: { state, dueAt, failures } })
/** Several that are at the same step go on to the same; one that was put down anew meanwhile stays as it is. */
export const moveOn = (db: Db, done: readonly DueWork[], move: Move) => {
  const [first] = done
  if (!first) return Promise.resolve(0)
  const { state, dueAt, step, failures } = moved(first, move)
  return db.updateWhere(
    works,
    { _id: { in: done.map(({ _id }) => _id) }, state: 'waiting', step: first.step },
    { set: { state, step, failures, ...(move.kind === 'again' && { dueAt }) } },
  )
}
export const countWaiting = (db: Db) => db.count(works, { state: 'waiting' })
export const countStuck = (db: Db) => db.count(works, { state: 'stuck' })
export const removeWorkOf = (db: Db, memberIds: readonly string[]) =>
  db.removeWhere(works, { memberId: { in: memberIds } })
/** By byTime. */
export const removeEndedBefore = (db: Db, at: number) =>
  db.removeWhere(works, { state: { in: ['done', 'stuck'] }, dueAt: { lt: at } })
