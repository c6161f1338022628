import { quiet, scriptReplies } from '../testing/replies'
import { resetTaro } from '../testing/taro'
import { droppedCount, enqueue, nextBatch, QUEUED_EVENTS_MAX, waitingCount } from './event-queue'
import { FLUSH_AFTER_MS, flushEvents, recordEvent, startEventSession } from './record-event'

const done = { reply: { stored: 1, known: 0, dropped: 0 } }

interface SentBatch {
  batchId: string
  installId: string
  events: { eventId: string; seq: number; name: string; sessionId: string; agoMs: number; props: object }[]
}

const waiting = { name: 'code.shown', sessionId: 'session', happenedAt: 0, props: {} } as const
const batchesOf = (sent: { input: unknown }[]) => sent.map(({ input }) => input as SentBatch)

// Other tests leave event batches out of their scripts; here they are what is scripted.
delete quiet['event.record']

beforeEach(async () => {
  jest.useFakeTimers({ now: Date.UTC(2026, 4, 1) })
  resetTaro()
  await flushEvents()
})
afterEach(() => {
  jest.clearAllTimers()
  jest.useRealTimers()
})

test('sends what waits after ten seconds, to `track`, with its age instead of a date', async () => {
  const sent = scriptReplies(done)
  recordEvent('page.viewed', { page: 'home' })
  await jest.advanceTimersByTimeAsync(FLUSH_AFTER_MS)
  expect(sent).toMatchObject([{ name: 'track', action: 'event.record' }])
  const [batch] = batchesOf(sent)
  expect(batch?.events).toEqual([
    {
      eventId: expect.any(String),
      name: 'page.viewed',
      sessionId: expect.any(String),
      seq: 1,
      agoMs: FLUSH_AFTER_MS,
      props: { page: 'home' },
    },
  ])
  await jest.advanceTimersByTimeAsync(FLUSH_AFTER_MS * 3)
  expect(sent).toHaveLength(1)
})

test('sends twenty at once, and never more in one batch', async () => {
  const sent = scriptReplies(done, done)
  for (let n = 0; n < 25; n += 1) recordEvent('calendar.browsed', { month: `${n}` })
  await jest.advanceTimersByTimeAsync(0)
  expect(batchesOf(sent).map(({ events }) => events.length)).toEqual([20, 5])
  expect(waitingCount()).toBe(0)
})

test('resends an unanswered batch under the same id with the same events', async () => {
  const sent = scriptReplies('lost', 'lost', done, done)
  recordEvent('page.viewed', { page: 'home' })
  await flushEvents()
  recordEvent('page.viewed', { page: 'points' })
  await jest.advanceTimersByTimeAsync(FLUSH_AFTER_MS)
  const ids = batchesOf(sent).map(({ batchId, events }) => [batchId, ...events.map(({ eventId }) => eventId)].join())
  expect(ids[1]).toBe(ids[0])
  expect(ids[2]).toBe(ids[0])
  expect(batchesOf(sent)[3]?.events).toMatchObject([{ props: { page: 'points' } }])
})

test('does not try at every event while there is no network', async () => {
  const sent = scriptReplies('lost', 'lost', done, done, done)
  for (let n = 0; n < 20; n += 1) recordEvent('code.shown')
  await jest.advanceTimersByTimeAsync(0)
  for (let n = 0; n < 30; n += 1) recordEvent('code.shown')
  await jest.advanceTimersByTimeAsync(0)
  expect(sent).toHaveLength(2)
  await jest.advanceTimersByTimeAsync(FLUSH_AFTER_MS)
  expect(waitingCount()).toBe(0)
})

test('keeps the newest while there is no room, and counts what it dropped', () => {
  for (let n = 0; n < QUEUED_EVENTS_MAX + 25; n += 1) recordEvent('code.shown')
  // Twenty of them are already in the batch that is being sent.
  expect([waitingCount(), droppedCount()]).toEqual([QUEUED_EVENTS_MAX, 5])
})

test('gives up a batch that the server will never take, and goes on with the next', async () => {
  const sent = scriptReplies({ refuse: 'INVALID_INPUT' }, done)
  recordEvent('page.viewed', { page: 'home' })
  await flushEvents()
  expect(droppedCount()).toBe(1)
  recordEvent('page.viewed', { page: 'points' })
  await flushEvents()
  expect(sent).toHaveLength(2)
})

test('belongs to the session it happened in, and a wrong clock makes no negative age', async () => {
  const sent = scriptReplies(done)
  recordEvent('code.shown')
  startEventSession()
  recordEvent('code.shown')
  jest.setSystemTime(Date.UTC(2026, 3, 1))
  await flushEvents()
  const events = batchesOf(sent)[0]?.events ?? []
  expect(events.map(({ agoMs }) => agoMs)).toEqual([0, 0])
  expect(events[0]?.sessionId).not.toBe(events[1]?.sessionId)
})

test('numbers events without a gap over batches and sessions, and a dropped one leaves a gap', async () => {
  const sent = scriptReplies(done, { refuse: 'INVALID_INPUT' }, done)
  for (let round = 0; round < 3; round += 1) {
    recordEvent('code.shown')
    recordEvent('code.shown')
    startEventSession()
    await flushEvents()
  }
  const batches = batchesOf(sent)
  expect(batches.map(({ events }) => events.map(({ seq }) => seq))).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
  ])
  expect(new Set(batches.map(({ installId }) => installId)).size).toBe(1)
  for (let n = 0; n < QUEUED_EVENTS_MAX + 5; n += 1) enqueue({ ...waiting, eventId: `event-${n}` })
  expect(nextBatch()?.events[0]?.seq).toBe(7 + 5)
})

test('cuts a long text to what the contract takes', async () => {
  const sent = scriptReplies(done)
  recordEvent('page.viewed', { page: 'x'.repeat(300) })
  await flushEvents()
  expect(batchesOf(sent)[0]?.events[0]?.props).toEqual({ page: 'x'.repeat(100) })
})
