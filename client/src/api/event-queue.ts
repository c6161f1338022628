import type { EventName } from '#shared/insight/event/catalogue'
import { readStored, writeStored } from '../platform/storage'
import { newRequestId } from './request-id'

export type EventValue = string | number | boolean

export interface QueuedEvent {
  eventId: string
  name: EventName
  sessionId: string
  /**
   * Counts up from 1 as long as this copy of the mini-program lives, so that a gap tells the server about lost events.
   */
  seq: number
  /** Phone clock. */
  happenedAt: number
  props: Record<string, EventValue>
}

/** Sent together under one id until the server confirms them. */
export interface EventBatch {
  batchId: string
  installId: string
  events: QueuedEvent[]
}

interface EventQueue {
  /** A random id for this installed copy, to which the `seq` numbers belong. It says nothing about the person. */
  installId: string
  lastSeq: number
  waiting: QueuedEvent[]
  sending: EventBatch | null
  droppedCount: number
}

export const QUEUED_EVENTS_MAX = 500
export const BATCH_EVENTS_MAX = 20
const STORAGE_KEY = 'event-queue'

/** Stored on the phone, so that no event is lost before it is sent, even when WeChat ends the mini-program. */
function load(): EventQueue {
  const stored = readStored(STORAGE_KEY)
  if (isQueue(stored)) return stored
  // There is no queue yet, or another release wrote it: start a new id, so that the server does not wait for the old
  // numbers.
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

/** Adds an event. When the queue is full the oldest event is dropped and counted. */
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

/** Removes a batch that the server has, or that it will never take: then its events count as dropped. */
export function settleBatch(batchId: string, outcome: 'stored' | 'refused'): void {
  const queue = load()
  if (queue.sending?.batchId !== batchId) return
  const lost = outcome === 'refused' ? queue.sending.events.length : 0
  save({ ...queue, sending: null, droppedCount: queue.droppedCount + lost })
}
