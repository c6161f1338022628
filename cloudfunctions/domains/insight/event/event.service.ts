import { EVENT_CATALOGUE, WITHHELD } from '#shared/insight/event/catalogue'
import type { eventContract } from '#shared/insight/event/contract'
import type { PhoneMark } from '#shared/insight/event/phone-count'
import { businessDayOf } from '#shared/kernel/business-day'
import type { ParsedInput } from '#shared/kernel/contract'
import type { VisitorContext } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import { countBatch, countBatchAfter, findCounters } from '../../ledger/account/account.face'
import { admit, findSender, type Sender } from '../../people/member/member.face'
import { findEvents, insertEvents, type RecordedEvent } from './event.repository'

type Batch = ParsedInput<(typeof eventContract)['event.record']>
type SentEvent = Batch['events'][number]

// Another request with the same events may insert between our read and our insert. More often than this is no accident.
const INSERT_TRIES_MAX = 5

/**
 * Stores a batch: identity, events, counters, three round trips. Each event counts once by member and event id, each
 * batch is counted once; beyond what a phone may leave behind in a day, the rest is dropped. Without a member behind the phone, or the consent that an event needs, nothing is kept.
 */
export async function recordEvents(context: VisitorContext, batch: Batch) {
  const sender = await findSender(context.db, context.caller.openid)
  if (!sender) return { stored: 0, known: 0, dropped: batch.events.length }
  const admitted = await admit(context, sender.tally, 'events', batch.events.length)
  if (admitted === 0) return { stored: 0, known: 0, dropped: batch.events.length }
  const kept = await keepEvents(context, sender, { ...batch, events: batch.events.slice(0, admitted) })
  return { ...kept, dropped: kept.dropped + batch.events.length - admitted }
}

async function keepEvents(context: VisitorContext, sender: Sender, batch: Batch) {
  const { batchId, events } = batch
  const allowed = events.filter((event) => isAllowed(event, sender.granted))
  if (allowed.length === 0) {
    await noteWithheld(context, sender.memberId, batch)
    return { stored: 0, known: 0, dropped: events.length }
  }
  const documents = toDocuments(batch, allowed, sender.memberId, context.now)
  const stored = await store(context, { memberId: sender.memberId, batchId, documents })
  return { stored, known: allowed.length - stored, dropped: events.length - allowed.length }
}

interface StoredBatch {
  memberId: string
  batchId: string
  documents: RecordedEvent[]
}

/** Answers how many were new. */
async function store(context: VisitorContext, storing: StoredBatch): Promise<number> {
  const { memberId, batchId, documents } = storing
  if (!(await isNew(insertEvents(context.db, documents)))) return storeMissing(context, storing)
  await countBatch(context.db, memberId, countsOf(documents, batchId, context.now))
  return documents.length
}

/** The slow way, for a batch that arrived before, wholly or in part: stores what is missing. */
async function storeMissing(context: VisitorContext, { memberId, batchId, documents }: StoredBatch): Promise<number> {
  const { db } = context
  const ids = documents.map(({ _id }) => _id)
  for (let attempt = 1; ; attempt += 1) {
    const existing = await findEvents(db, ids)
    const existingIds = new Set(existing.map(({ _id }) => _id))
    const missing = documents.filter(({ _id }) => !existingIds.has(_id))
    const stored = insertEvents(db, missing)
    if (attempt >= INSERT_TRIES_MAX) await stored
    else if (!(await isNew(stored))) continue
    const own = existing.filter((event) => event.batchId === batchId)
    await countOnce(context, { memberId, batchId, documents: [...own, ...missing] })
    return missing.length
  }
}

/**
 * Counts a batch that may have been counted already. When another batch was counted since this one first arrived,
 * nobody can tell any more; then it is not counted, because twice would be worse.
 */
async function countOnce({ db, now }: VisitorContext, { memberId, batchId, documents }: StoredBatch): Promise<void> {
  const counters = await findCounters(db, memberId)
  if (documents.length === 0 || !counters || counters.lastBatchId === batchId) return
  const arrivedAt = Math.min(...documents.map(({ receivedAt }) => receivedAt))
  if (counters.lastSeenAt !== null && counters.lastSeenAt > arrivedAt) return
  await countBatchAfter(db, memberId, counters.lastBatchId, countsOf(documents, batchId, now))
}

function isAllowed({ name }: SentEvent, granted: readonly string[]): boolean {
  const { consent } = EVENT_CATALOGUE[name]
  return consent === 'necessary' || granted.includes(consent)
}

/** Keeps the given order and drops repeated event ids. */
function toDocuments(batch: Batch, allowed: readonly SentEvent[], memberId: string, now: number): RecordedEvent[] {
  const documents = new Map<string, RecordedEvent>()
  for (const event of allowed) {
    const { eventId, name, sessionId, agoMs, props } = event
    const _id = `${memberId}:${eventId}`
    const at = now - agoMs
    const stamp = { at, day: businessDayOf(at), receivedAt: now, batchId: batch.batchId }
    const phone = phoneMark(batch.installId, answeredBy(batch.events, allowed, event))
    if (!documents.has(_id)) documents.set(_id, { _id, memberId, name, sessionId, props, ...stamp, phone })
  }
  return [...documents.values()]
}

/** The events of the batch that this one answers for: itself and the withheld ones before it; the last, those behind it too. */
function answeredBy(events: readonly SentEvent[], allowed: readonly SentEvent[], event: SentEvent): SentEvent[] {
  const place = allowed.indexOf(event)
  const before = allowed[place - 1]
  const from = before ? events.indexOf(before) + 1 : 0
  return events.slice(from, place === allowed.length - 1 ? undefined : events.indexOf(event) + 1)
}

function phoneMark(installId: string | undefined, answered: readonly SentEvent[]): PhoneMark | null {
  const seqs = answered.flatMap(({ seq }) => seq ?? [])
  if (installId === undefined || seqs.length < answered.length) return null
  return { installId, fromSeq: Math.min(...seqs), toSeq: Math.max(...seqs), covers: seqs.length }
}

/** If nothing of a batch may be kept, its number of events is still noted, so that they are not reported as lost. */
async function noteWithheld({ db, now }: VisitorContext, memberId: string, batch: Batch): Promise<void> {
  const { batchId, events } = batch
  const last = events.at(-1)
  const phone = phoneMark(batch.installId, events)
  if (!last || !phone) return
  const at = now - last.agoMs
  const stamp = { at, day: businessDayOf(at), receivedAt: now, batchId }
  const note = { memberId, name: WITHHELD, sessionId: last.sessionId, props: {}, ...stamp, phone } as const
  await isNew(insertEvents(db, [{ _id: `${memberId}:withheld:${batchId}`, ...note }]))
}

/** A session is counted by its opening, because its other events may come in any number of batches. */
function countsOf(events: readonly RecordedEvent[], batchId: string, at: number) {
  const opened = events.filter(({ name }) => name === 'app.opened').map(({ sessionId }) => sessionId)
  return { batchId, eventCount: events.length, sessionCount: new Set(opened).size, at }
}
