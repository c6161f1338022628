import { droppedCount, nextBatch, settleBatch, waitingCount } from '../api/event-queue'
import { flushEvents } from '../api/record-event'
import { quiet, scriptReplies } from '../testing/replies'
import { resetTaro } from '../testing/taro'
import { recordHidden, recordShown } from './record-visit'

const MINUTE = 60_000
const done = { reply: { stored: 1, known: 0, dropped: 0 } }

// Other tests leave event batches out of their scripts; here they are what is scripted.
delete quiet['event.record']

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 4, 1) })
  resetTaro()
})
afterEach(() => {
  jest.clearAllTimers()
  jest.useRealTimers()
})

/** The visits of the events sent so far. */
const sessionsOf = (sent: { input: unknown }[]) =>
  sent.flatMap(({ input }) => (input as { events: { sessionId: string }[] }).events.map(({ sessionId }) => sessionId))

test('sends at once when the mini-program goes to the back, with the length of the visit', async () => {
  const sent = scriptReplies(done)
  recordShown({ scene: 1047, key: 'store-1' })
  jest.setSystemTime(Date.now() + 90_000)
  recordHidden()
  await flushEvents()
  expect(sent[0]?.input).toMatchObject({
    events: [
      { name: 'app.opened', props: { scene: 1047, entrance: 'store-1' } },
      { name: 'app.hidden', props: { seconds: 90 } },
    ],
  })
})

test('is the same visit after a look elsewhere, and another one after half an hour', async () => {
  const sent = scriptReplies(done, done, done)
  for (const pause of [0, 29 * MINUTE, 31 * MINUTE]) {
    jest.setSystemTime(Date.now() + pause)
    recordShown({})
    recordHidden()
    await flushEvents()
  }
  const [first, , second, , third] = sessionsOf(sent)
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})

test('leaves nothing in the queue that was answered', async () => {
  scriptReplies(done)
  recordShown({})
  await flushEvents()
  expect([waitingCount(), droppedCount(), nextBatch()]).toEqual([0, 0, null])
  settleBatch('an-unknown-batch', 'refused')
  expect(droppedCount()).toBe(0)
})
