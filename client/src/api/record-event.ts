// Types only: the catalogue itself stays on the server.
import type { AppContract } from '#shared/contract'
import type { EventName, EventProps } from '#shared/insight/event/catalogue'
import type { Input } from '#shared/kernel/contract'
import { ApiError, isUndecided } from './api-error'
import {
  BATCH_EVENTS_MAX,
  type EventBatch,
  type EventValue,
  enqueue,
  nextBatch,
  type QueuedEvent,
  settleBatch,
  waitingCount,
} from './event-queue'
import { newRequestId } from './request-id'
import { sendAction } from './send-action'

export const FLUSH_AFTER_MS = 10_000
/** Without an answer, each try waits twice as long as the one before, up to this limit. */
export const FLUSH_AFTER_MS_MAX = 300_000
const TEXT_LENGTH_MAX = 100
const AGO_MS_MAX = 30 * 86_400_000

let sessionId = newRequestId()
let timer: ReturnType<typeof setTimeout> | undefined
let flushing: Promise<void> | null = null
// After a batch without an answer only the timer tries again; otherwise every event on an offline phone would.
let unansweredCount = 0

/** The id of the visit that events belong to now. */
export function eventSessionId(): string {
  return sessionId
}

/** Assigns every event until the next call to one visit. */
export function startEventSession(): void {
  sessionId = newRequestId()
}

/** Notes what the member did. Never fails and never waits: an event that cannot be sent now is sent later, once. */
export function recordEvent<N extends EventName>(name: N, props: EventProps<N> = {}): void {
  enqueue({ eventId: newRequestId(), name, sessionId, happenedAt: Date.now(), props: sendable(props) })
  if (waitingCount() >= BATCH_EVENTS_MAX && unansweredCount === 0) void flushEvents()
  else flushLater()
}

/** Sends everything in the queue, batch by batch, until it is empty or the network is gone. */
export function flushEvents(): Promise<void> {
  flushing ??= sendAll().finally(() => {
    flushing = null
  })
  return flushing
}

async function sendAll(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  for (let batch = nextBatch(); batch; batch = nextBatch()) {
    const outcome = await send(batch)
    unansweredCount = outcome === 'unanswered' ? unansweredCount + 1 : 0
    if (outcome === 'unanswered') return flushLater()
    settleBatch(batch.batchId, outcome)
  }
}

async function send({ batchId, installId, events }: EventBatch): Promise<'stored' | 'refused' | 'unanswered'> {
  const input: Input<AppContract['event.record']> = { batchId, installId, events: events.map(toWire) }
  try {
    await sendAction('track', { action: 'event.record', input, requestId: batchId })
    return 'stored'
  } catch (error) {
    const canRetry = error instanceof ApiError && (isUndecided(error) || error.code === 'TOO_MANY_REQUESTS')
    return canRetry ? 'unanswered' : 'refused'
  }
}

function flushLater(): void {
  const waitMs = Math.min(FLUSH_AFTER_MS * 2 ** Math.max(unansweredCount - 1, 0), FLUSH_AFTER_MS_MAX)
  timer ??= setTimeout(() => {
    timer = undefined
    void flushEvents()
  }, waitMs)
}

/** A phone's clock may be wrong, but the time since an event is right. */
function toWire({ happenedAt, ...event }: QueuedEvent) {
  return { ...event, agoMs: Math.min(Math.max(Date.now() - happenedAt, 0), AGO_MS_MAX) }
}

function sendable(props: Record<string, EventValue | undefined>): Record<string, EventValue> {
  const result: Record<string, EventValue> = {}
  for (const [name, value] of Object.entries(props)) {
    if (value !== undefined) result[name] = typeof value === 'string' ? value.slice(0, TEXT_LENGTH_MAX) : value
  }
  return result
}
