import type { Touch } from '#shared/growth/entrance/touch'
import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

const touches = collection<Touch>('touches')

export const insertTouch = (db: Db, touch: Touch) => db.insert(touches, touch)
/** Of one member, the newest first. */
export const listTouchesOf = (
  db: Db,
  memberId: string,
  { fromAt, toAt }: { fromAt: number; toAt: number },
  limit: number,
) => db.list(touches, { where: { memberId, at: { gte: fromAt, lte: toAt } }, orderBy: [['at', 'desc']], limit })
export const listLatestTouches = (db: Db, memberId: string, limit: number) =>
  db.list(touches, { where: { memberId }, orderBy: [['at', 'desc']], limit })
/** Visits of a day by channel, counted by the database. */
export const sumVisits = (db: Db, day: BusinessDay, limit: number) =>
  db.sumBy(touches, { where: { day }, by: 'channel', fields: [], limit })
/** Visits of a day by entrance, kind of phone or network, counted by the database; 'null' without one. Index byDay. */
export const sumVisitsBy = (db: Db, day: BusinessDay, by: 'key' | 'device' | 'network', limit: number) =>
  db.sumBy(touches, { where: { day }, by, fields: [], limit })
/** The latest visits by one kind of phone in a span. Index byDevice. */
export const listTouchesOnDevice = (
  db: Db,
  device: string,
  { fromAt, toAt }: { fromAt: number; toAt: number },
  limit: number,
) => db.list(touches, { where: { device, at: { gte: fromAt, lte: toAt } }, orderBy: [['at', 'desc']], limit })
export const findOldestTouch = async (db: Db, before: BusinessDay) =>
  (await db.list(touches, { where: { day: { lt: before } }, orderBy: [['day', 'asc']], limit: 1 }))[0] ?? null
export const wipeTracesOf = (db: Db, day: BusinessDay) =>
  db.updateWhere(touches, { day }, { set: { device: null, network: null } })
/** What tells a phone from others is wiped when its member leaves; that there was a visit stays. */
export const wipeTouchesOf = (db: Db, memberId: string) =>
  db.updateWhere(
    touches,
    { memberId },
    { set: { device: null, network: null, referrerAppId: null, sessionId: '', scene: null } },
  )
