import type { Account } from '#shared/account/account'
import type { EventName } from '#shared/event/catalogue'
import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../platform/db/collection'
import type { Db } from '../../platform/db/db'

/** One thing that a member did. `_id` is `<member>:<event id>`: two phones may think up the same event id. */
export interface RecordedEvent {
  _id: string
  memberId: string
  name: EventName
  sessionId: string
  /** When it happened, by the server's clock. */
  at: number
  /** The day of `at`: what arrives late still lands on the day when it happened. */
  day: BusinessDay
  props: Record<string, string | number | boolean>
  receivedAt: number
  batchId: string
}

/** What the identity of a phone says about its events. */
interface Sender {
  _id: string
  memberId: string
  /** The consents in force. */
  granted: string[]
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
export const findOldestOf = async (db: Db, name: EventName, before: BusinessDay) =>
  (await db.list(events, { where: { name, day: { lt: before } }, orderBy: [['day', 'asc']], limit: 1 }))[0] ?? null
export const findOldest = async (db: Db, before: BusinessDay) =>
  (await db.list(events, { where: { day: { lt: before } }, orderBy: [['day', 'asc']], limit: 1 }))[0] ?? null
export const removeDayOf = (db: Db, name: EventName, day: BusinessDay) => db.removeWhere(events, { name, day })
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
