import type { EventName } from '#shared/insight/event/catalogue'
import { readStored, writeStored } from '../platform/storage'
import { newRequestId } from './request-id'

export type EventValue = string | number | boolean

export interface QueuedEvent {
  eventId: string
  name: EventName
  sessionId: string
  /** Counts on from 1 as long as this copy of the mini-program lives: a gap tells the server that something was lost. */
  seq: number
  /** Phone clock. */
  happenedAt: number
  props: Record<string, EventValue>
}

/** Sent together under one id until the server says that it has them. */
export interface EventBatch {
  batchId: string
  installId: string
  events: QueuedEvent[]
}

interface EventQueue {
  /** Random, and of nothing but this installed copy: whose numbers `seq` are. */
  installId: string
  lastSeq: number
  waiting: QueuedEvent[]
  sending: EventBatch | null
  droppedCount: number
}

export const QUEUED_EVENTS_MAX = 500
export const BATCH_EVENTS_MAX = 20
const STORAGE_KEY = 'event-queue'

/** On the phone, so that nothing is lost between the act and the network, not even when WeChat ends the mini-program. */
function load(): EventQueue {
  const stored = readStored(STORAGE_KEY)
  if (isQueue(stored)) return stored
  // None yet, or one that another release wrote: numbered anew under a new id, so that nobody looks for the old numbers.
  return { installId: newRequestId(), lastSeq: 0, waiting: [], sending: null, droppedCount: 0 }
}

function isQueue(stored: unknown): stored is EventQueue {
  if (typeof stored !== 'object' || stored === null) return false
  const { installId, lastSeq, waiting, sending, droppedCount } = stored as Partial<EventQueue>
  return (
    typeof installId === 'string' &&
    typeof lastSeq === 'number' &&
    typeof droppedCount === 'number' &&
    Array.isArray(waiting) &&
    waiting.every(isEvent) &&
    (sending === null || isBatch(sending))
  )
}

function isBatch(stored: unknown): boolean {
  if (typeof stored !== 'object' || stored === null) return false
  const { batchId, installId, events } = stored as Partial<EventBatch>
  return typeof batchId === 'string' && typeof installId === 'string' && Array.isArray(events) && events.every(isEvent)
}

function isEvent(stored: unknown): boolean {
  if (typeof stored !== 'object' || stored === null) return false
  const { eventId, name, sessionId, seq, happenedAt, props } = stored as Partial<QueuedEvent>
  const texts = [eventId, name, sessionId].every((text) => typeof text === 'string')
  const numbers = typeof seq === 'number' && typeof happenedAt === 'number'
  return texts && numbers && typeof props === 'object' && props !== null
}

const save = (queue: EventQueue) => writeStored(STORAGE_KEY, queue)

export function waitingCount(): number {
  return load().waiting.length
}

export function droppedCount(): number {
  return load().droppedCount
}

/** Adds an event; past the limit the oldest makes room and is counted. */
export function enqueue(event: Omit<QueuedEvent, 'seq'>): void {
  const queue = load()
  const lastSeq = queue.lastSeq + 1
  const all = [...queue.waiting, { ...event, seq: lastSeq }]
  const waiting = all.slice(-QUEUED_EVENTS_MAX)
  save({ ...queue, lastSeq, waiting, droppedCount: queue.droppedCount + all.length - waiting.length })
}

/** The batch that is still unanswered, else the next one; null when there is nothing to send. */
export function nextBatch(): EventBatch | null {
  const queue = load()
  const { installId, waiting } = queue
  if (queue.sending) return queue.sending
  if (waiting.length === 0) return null
  const sending = { batchId: newRequestId(), installId, events: waiting.slice(0, BATCH_EVENTS_MAX) }
  save({ ...queue, waiting: waiting.slice(BATCH_EVENTS_MAX), sending })
  return sending
}

/** The server has the batch, or will never take it: then its events count as dropped. */
export function settleBatch(batchId: string, outcome: 'stored' | 'refused'): void {
  const queue = load()
  if (queue.sending?.batchId !== batchId) return
  const lost = outcome === 'refused' ? queue.sending.events.length : 0
  save({ ...queue, sending: null, droppedCount: queue.droppedCount + lost })
}
