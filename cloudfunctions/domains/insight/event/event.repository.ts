import type { EventName, WITHHELD } from '#shared/insight/event/catalogue'
import type { PhoneMark } from '#shared/insight/event/phone-count'
import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import { listSince, listWhole, type ReadingSpan } from '../../../platform/db/written-since'

/** One thing a member did. `_id` is `<member>:<event id>`, because two phones may generate the same event id. */
export interface RecordedEvent {
  _id: string
  memberId: string
  name: StoredName
  sessionId: string
  /** When it happened, by the server's clock. */
  at: number
  /** The day of `at`, so that a late event still counts for the day on which it happened. */
  day: BusinessDay
  props: Record<string, string | number | boolean>
  receivedAt: number
  batchId: string
  /** Null when the phone does not number its events. */
  phone: PhoneMark | null
}

export type StoredName = EventName | typeof WITHHELD

interface Span {
  fromAt: number
  toAt: number
}

const events = collection<RecordedEvent>('events')

export const insertEvents = (db: Db, documents: readonly RecordedEvent[]) => db.insertMany(events, documents)
export const findEvents = (db: Db, ids: readonly string[]) => db.findMany(events, ids)
/** What was stored after a position, in the order of storing. */
export const listReceived = (db: Db, reading: ReadingSpan) => listSince(db, events, { field: 'receivedAt' }, reading)
/** All events of some members on some days. */
export const listEventsOn = (db: Db, memberIds: readonly string[], days: readonly BusinessDay[]) =>
  listWhole(db, events, { memberId: { in: memberIds }, day: { in: days } })
export const listEventsBetween = (db: Db, memberIds: readonly string[], { fromAt, toAt }: Span) =>
  listWhole(db, events, { memberId: { in: memberIds }, at: { gte: fromAt, lte: toAt } })
export const listEventsOfSessions = (db: Db, sessionIds: readonly string[]) =>
  listWhole(db, events, { sessionId: { in: sessionIds } })
export const findOldestOf = async (db: Db, name: StoredName, before: BusinessDay) =>
  (await db.list(events, { where: { name, day: { lt: before } }, orderBy: [['day', 'asc']], limit: 1 }))[0] ?? null
export const findOldest = async (db: Db, before: BusinessDay) =>
  (await db.list(events, { where: { day: { lt: before } }, orderBy: [['day', 'asc']], limit: 1 }))[0] ?? null
export const removeDayOf = (db: Db, name: StoredName, day: BusinessDay) => db.removeWhere(events, { name, day })
export const removeDay = (db: Db, day: BusinessDay) => db.removeWhere(events, { day })
