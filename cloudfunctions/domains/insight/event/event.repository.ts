import type { EventName, WITHHELD } from '#shared/insight/event/catalogue'
import type { PhoneMark } from '#shared/insight/event/phone-count'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import type { DayTally } from '#shared/ledger/account/day-tally'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import { listSince, listWhole, type Reading } from '../../../platform/db/written-since'

/** One thing that a member did. `_id` is `<member>:<event id>`: two phones may think up the same event id. */
export interface RecordedEvent {
  _id: string
  memberId: string
  name: StoredName
  sessionId: string
  /** When it happened, by the server's clock. */
  at: number
  /** The day of `at`: what arrives late still lands on the day when it happened. */
  day: BusinessDay
  props: Record<string, string | number | boolean>
  receivedAt: number
  batchId: string
  /** Null when the phone does not number its events. */
  phone: PhoneMark | null
}

export type StoredName = EventName | typeof WITHHELD

/** What the identity of a phone says about its events. */
export interface Sender {
  _id: string
  memberId: string
  /** The consents in force. */
  granted: string[]
  tally?: DayTally
}

interface Span {
  fromAt: number
  toAt: number
}

/** What a batch adds to the counters of an account. */
export interface BatchCounts {
  batchId: string
  eventCount: number
  sessionCount: number
  at: number
}

const events = collection<RecordedEvent>('events')
const accounts = collection<Account>('accounts')
const identities = collection<Sender>('identities')

/** The member behind a phone; null for a visitor. */
export const findSender = (db: Db, openid: string) => db.find(identities, `wx:${openid}`)
export const insertEvents = (db: Db, documents: readonly RecordedEvent[]) => db.insertMany(events, documents)
export const findEvents = (db: Db, ids: readonly string[]) => db.findMany(events, ids)
/** What was stored after a position, in the order of storing. */
export const listReceived = (db: Db, reading: Reading) => listSince(db, events, { field: 'receivedAt' }, reading)
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

/** Counts a batch, unless it was the last one counted. */
export const countBatch = (db: Db, memberId: string, counts: BatchCounts) =>
  addCounts(db, memberId, { ne: counts.batchId }, counts)
/** Counts a batch if `lastBatchId` is still the last one counted. */
export const countBatchAfter = (db: Db, memberId: string, lastBatchId: string | null, counts: BatchCounts) =>
  addCounts(db, memberId, { eq: lastBatchId }, counts)
export const findCounters = async (db: Db, memberId: string) => (await db.find(accounts, memberId))?.counters ?? null

function addCounts(
  db: Db,
  memberId: string,
  last: { ne: string } | { eq: string | null },
  { batchId, eventCount, sessionCount, at }: BatchCounts,
): Promise<number> {
  return db.updateWhere(
    accounts,
    { _id: memberId, 'counters.lastBatchId': last },
    {
      set: { 'counters.lastSeenAt': at, 'counters.lastBatchId': batchId },
      inc: { 'counters.eventCount': eventCount, 'counters.sessionCount': sessionCount },
    },
  )
}
