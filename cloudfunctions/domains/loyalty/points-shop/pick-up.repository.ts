import { HAD_STATUSES, openCodeOf, type PickUp } from '#shared/loyalty/points-shop/pick-up'
import { collection } from '../../../platform/db/collection'
import type { Db, Group, Reader, Tx } from '../../../platform/db/db'

const pickUps = collection<PickUp>('pick_ups')

const GROUPS_MAX = 1000

export const findPickUp = (reader: Reader, pickUpId: string) => reader.find(pickUps, pickUpId)
export const insertPickUp = (tx: Tx, pickUp: PickUp) => tx.insert(pickUps, pickUp)
export const savePickUp = (tx: Tx, pickUp: PickUp) => tx.save(pickUps, pickUp)

/** What waits at a store under a code. Index byOpenCode. */
export const findByCode = async (db: Db, storeId: string, code: string): Promise<PickUp | null> =>
  (await db.list(pickUps, { where: { openCode: openCodeOf(storeId, code) }, limit: 1 }))[0] ?? null

/** A member's, newest first. Index byMember. */
export const listOfMember = (db: Db, memberId: string, before: number, limit: number) =>
  db.list(pickUps, { where: { memberId, at: { lt: before } }, orderBy: [['at', 'desc']], limit })

/** Of any of a person's records. Index byMember. */
export const listOfMembers = (db: Db, memberIds: readonly string[], limit: number) =>
  db.list(pickUps, { where: { memberId: { in: memberIds } }, limit })

/** Index byHad, for each kind of goods. */
export const countHadInAll = (db: Db, memberId: string, goodsId: string) =>
  db.count(pickUps, { memberId, goodsId, status: { in: HAD_STATUSES } })
export const countHadInMonth = (db: Db, memberId: string, goodsId: string, month: string) =>
  db.count(pickUps, { memberId, goodsId, status: { in: HAD_STATUSES }, month })
export const groupHad = (db: Db, memberId: string, month?: string): Promise<Group[]> =>
  groupByGoods(db, { memberId, status: { in: HAD_STATUSES }, ...(month !== undefined && { month }) })
export const countWaitingOf = (db: Db, memberId: string) => db.count(pickUps, { memberId, status: 'waiting' })

/** What these records have taken with them. */
export const groupCollected = (db: Db, memberIds: readonly string[], month?: string): Promise<Group[]> =>
  groupByGoods(db, { memberId: { in: memberIds }, status: 'collected', ...(month !== undefined && { month }) })

const groupByGoods = (db: Db, where: Parameters<Db['sumBy']>[1]['where']) =>
  db.sumBy(pickUps, { where, by: 'goodsId', fields: [], limit: GROUPS_MAX })

/** Whose last day is over. Index byDue. */
export const pageLate = (db: Db, today: string, afterId: string | null, limit: number) =>
  db.page(pickUps, { where: { status: 'waiting', untilDay: { lt: today } }, afterId, limit })
/** Index byDue. */
export const pageWaiting = (db: Db, afterId: string | null, limit: number) =>
  db.page(pickUps, { where: { status: 'waiting' }, afterId, limit })
export const pagePickUps = (db: Db, afterId: string | null, limit: number) => db.page(pickUps, { afterId, limit })

/** What waits, the earliest last day first. Indexes byDue and byStore. */
export const listWaiting = (db: Db, storeId: string | undefined, limit: number) =>
  db.list(pickUps, {
    where: { ...(storeId !== undefined && { storeId }), status: 'waiting' },
    orderBy: [['untilDay', 'asc']],
    limit,
  })
/** What of one kind stands how at one store. Index byStock. */
export const groupByStatus = (db: Db, goodsId: string, storeId: string) =>
  db.sumBy(pickUps, { where: { goodsId, storeId }, by: 'status', fields: [], limit: GROUPS_MAX })

/** By the record that paid; those that were merged into it go along. Index byRecord. */
export const movePickUps = (db: Db, recordId: string, memberId: string) =>
  db.updateWhere(pickUps, { recordId, memberId: { ne: memberId } }, { set: { memberId } })
export const listWaitingOf = (db: Db, memberId: string, limit: number) =>
  db.list(pickUps, { where: { memberId, status: 'waiting' }, limit })
