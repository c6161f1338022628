import type { BusinessDay } from '#shared/kernel/business-day'
import { figureOf } from '#shared/reach/follow-up/figures'
import type { FollowUp, FollowUpReason } from '#shared/reach/follow-up/follow-up'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'
import { many } from '../../../platform/noun/shown-records'

const followUps = collection<FollowUp>('follow_ups')

export const findFollowUp = (reader: Reader, id: string) => reader.find(followUps, id)
export const findFollowUps = (db: Db, ids: readonly string[]) => db.findMany(followUps, ids)
export const insertFollowUp = (tx: Tx, followUp: FollowUp) => tx.insert(followUps, withFigure(followUp))
export const saveFollowUp = (tx: Tx, followUp: FollowUp) => tx.save(followUps, withFigure(followUp))

const withFigure = (followUp: FollowUp): FollowUp => ({ ...followUp, figure: figureOf(followUp) })
/** What is on these lists, the first due on top. By byTo. */
export const listOpenTo = (db: Db, to: readonly string[], limit: number) =>
  db.list(followUps, { where: { to: { in: to }, state: 'open' }, orderBy: [['dueAt', 'asc']], limit })
/** How many a day has put on lists, those kept back and joined left out. By byMadeDay. */
export const countMadeOn = (db: Db, madeDay: BusinessDay) => db.count(followUps, { madeDay, state: 'open' })
/** By byResult. */
export const listResultDue = (db: Db, now: number, limit: number) =>
  db.list(followUps, { where: { resultDueAt: { gt: 0, lte: now } }, orderBy: [['resultDueAt', 'asc']], limit })
/** Added up by store, clerk and outcome of all that was put down since a day. By byMadeDay. */
export const sumFigures = async (db: Db, fromDay: BusinessDay, limit: number, reason?: FollowUpReason) => {
  const where = { madeDay: { gte: fromDay }, ...(reason && { 'because.reason': reason }) }
  const groups = await db.sumBy(followUps, { where, by: 'figure', fields: ['spentFen'], limit })
  return groups.map(({ key, count, sums }) => ({ key, count, spentFen: sums.spentFen ?? 0 }))
}
/** By byStore. */
export const listOpenAt = (db: Db, storeIds: readonly string[], limit: number) =>
  db.list(followUps, { where: { storeId: { in: storeIds }, state: 'open' }, orderBy: [['dueAt', 'asc']], limit })
/** By byEnded. */
export const listEndedBy = (db: Db, endedBy: string, limit: number) =>
  db.list(followUps, { where: { endedBy, endedAt: { gt: 0 } }, orderBy: [['endedAt', 'desc']], limit })
/** By byStoreEnded: said by a person, not come to nothing by itself. */
export const listEndedAt = (db: Db, storeId: string, limit: number) =>
  db.list(followUps, {
    where: { storeId, endedAt: { gt: 0 }, droppedFor: null },
    orderBy: [['endedAt', 'desc']],
    limit,
  })
/** By byState. */
export const listOpenIn = (db: Db, limit: number) =>
  db.list(followUps, { where: { state: 'open' }, orderBy: [['dueAt', 'asc']], limit })
/** By byState. */
export const listDue = (db: Db, now: number, limit: number) =>
  db.list(followUps, { where: { state: 'open', dueAt: { lte: now } }, orderBy: [['dueAt', 'asc']], limit })
/** How many are open, by the list they are on. By byState. */
export const countOpenByList = (db: Db, limit: number) =>
  db.sumBy(followUps, { where: { state: 'open', dueAt: { gt: 0 } }, by: 'to', fields: [], limit })
/** By byMember. */
export const listOpenOf = (db: Db, memberIds: readonly string[], limit: number) =>
  db.list(followUps, { where: { memberId: { in: memberIds }, state: 'open' }, limit })
/** Of all records of a person, the newest first. By byMember. */
export const listOfPerson = (db: Db, memberIds: readonly string[], limit: number) =>
  db.list(followUps, { where: { memberId: { in: memberIds } }, orderBy: [['madeAt', 'desc']], limit })
/** By byTo. Of a clerk whose record goes on as another one. */
export const moveList = (db: Db, from: string, to: string) =>
  db.updateWhere(followUps, { to: from, state: 'open' }, { set: { to } })
/** By byMember. What tells a person is emptied; that there was one stays. */
export const emptyWords = (db: Db, memberIds: readonly string[]) =>
  db.updateWhere(followUps, { memberId: { in: memberIds } }, { set: { because: [], note: '' } })
/** By byMember. */
export const dropOpenOf = (db: Db, memberIds: readonly string[], droppedFor: FollowUp['droppedFor'], now: number) =>
  db.updateWhere(
    followUps,
    { memberId: { in: memberIds }, state: 'open' },
    { set: { state: 'dropped', droppedFor, endedAt: now } },
  )
/** By byAge. */
export const removeMadeBefore = (db: Db, at: number) => db.removeWhere(followUps, { madeAt: { lt: at } })

/** As it was put down and what came of it, without who of the shop did it. */
export const shownFollowUps = many(followUps, {
  of: 'memberId',
  newestBy: 'madeAt',
  show: ({ because, state, storeId, madeAt, endedAt, note, given }) => ({
    ...{ state, storeId, madeAt, endedAt, note },
    because: because.map(({ reason, why, say }) => ({ reason, why, say })),
    couponId: given?.couponId ?? null,
  }),
})
