import type { EventName } from '#shared/event/catalogue'
import { readStored, writeStored } from '../platform/storage'
import { newRequestId } from './request-id'

export type EventValue = string | number | boolean

export interface QueuedEvent {
  eventId: string
  name: EventName
  sessionId: string
  /** Phone clock. */
  happenedAt: number
  props: Record<string, EventValue>
}

/** Sent together under one id until the server says that it has them. */
export interface EventBatch {
  batchId: string
  events: QueuedEvent[]
}

interface EventQueue {
  waiting: QueuedEvent[]
  sending: EventBatch | null
  droppedCount: number
}

export const QUEUED_EVENTS_MAX = 500
export const BATCH_EVENTS_MAX = 20
const STORAGE_KEY = 'events'

/** On the phone, so that nothing is lost between the act and the network, not even when WeChat ends the mini-program. */
function load(): EventQueue {
  return (readStored(STORAGE_KEY) as EventQueue | null) ?? { waiting: [], sending: null, droppedCount: 0 }
}

export function waitingCount(): number {
  return load().waiting.length
}

export function droppedCount(): number {
  return load().droppedCount
}

/** Adds an event; past the limit the oldest makes room and is counted. */
export function enqueue(event: QueuedEvent): void {
  const { waiting, sending, droppedCount } = load()
  const all = [...waiting, event]
  const kept = all.slice(-QUEUED_EVENTS_MAX)
  writeStored(STORAGE_KEY, { waiting: kept, sending, droppedCount: droppedCount + all.length - kept.length })
}

/** The batch that is still unanswered, else the next one; null when there is nothing to send. */
export function nextBatch(): EventBatch | null {
  const { waiting, sending, droppedCount } = load()
  if (sending) return sending
  if (waiting.length === 0) return null
  const batch = { batchId: newRequestId(), events: waiting.slice(0, BATCH_EVENTS_MAX) }
  writeStored(STORAGE_KEY, { waiting: waiting.slice(BATCH_EVENTS_MAX), sending: batch, droppedCount })
  return batch
}

/** The server has the batch, or will never take it: then its events count as dropped. */
export function settleBatch(batchId: string, outcome: 'stored' | 'refused'): void {
  const { waiting, sending, droppedCount } = load()
  if (sending?.batchId !== batchId) return
  const lost = outcome === 'refused' ? sending.events.length : 0
  writeStored(STORAGE_KEY, { waiting, sending: null, droppedCount: droppedCount + lost })
}
