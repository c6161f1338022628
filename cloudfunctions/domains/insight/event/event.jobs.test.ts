import {
  EVENT_CATALOGUE,
  EVENT_NAMES,
  type EventName,
  LATE_DAYS_MAX,
  ROLL_UP_DAYS_MAX,
  WITHHELD_KEEP_DAYS,
} from '#shared/insight/event/catalogue'
import type { Account } from '#shared/ledger/account/account'
import { tickJob } from '../../../testing/job-kill-matrix'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import type { RecordedEvent } from './event.repository'
import { ROLL_UP_JOB } from './roll-up.jobs'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

let shop: Shop
let phone: Phone
let memberId: string
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  phone = shop.phone()
  ;({ memberId } = await phone.call('home.open', {}))
  await phone.call('member.setConsent', { purpose: 'analytics', isGranted: true })
})
afterAll(() => shop.close())

function anEvent(number: number, name: EventName = 'page.viewed') {
  return { eventId: `event-000000000${number}`, name, sessionId: 'session-0000000001', agoMs: 0, props: {} }
}

const send = (batch: number, events: ReturnType<typeof anEvent>[]) =>
  phone.call('event.record', { batchId: `batch-000000000${batch}`, events })
const stored = () => shop.database.find('events') as unknown as RecordedEvent[]
const counters = () => (shop.database.get('accounts', memberId) as unknown as Account).counters

describe('the term of raw events', () => {
  async function tickAfter(days: number): Promise<void> {
    shop.clock.advance(days * DAY_MS + HOUR_MS / 6)
    for (const job of [ROLL_UP_JOB, 'expire-events']) await tickJob(job)
  }

  test('each name has its own: after it the record goes, the counters stay', async () => {
    await send(1, [anEvent(1, 'request.failed'), anEvent(2, 'page.viewed'), anEvent(3, 'app.opened')])
    const names = () => stored().map(({ name }) => name)
    await tickAfter(60)
    expect(names()).toHaveLength(3)
    await tickAfter(1)
    expect(names()).toEqual(['page.viewed', 'app.opened'])
    await tickAfter(120)
    expect(names()).toEqual([])
    expect(counters().eventCount).toBe(3)
    expect(shop.database.get('event_days', '2026-11-22')).toMatchObject({ visitors: 1 })
  })

  test('what was not rolled up yet waits, however old', async () => {
    await send(1, [anEvent(1, 'request.failed')])
    shop.clock.advance(100 * DAY_MS)
    await tickJob('expire-events')
    expect(stored()).toHaveLength(1)
    await tickAfter(1)
    expect(stored()).toEqual([])
  })

  test('is longer than an event may be late and the roll-up may stand still', () => {
    const terms = [...EVENT_NAMES.map((name) => EVENT_CATALOGUE[name].keepDays), WITHHELD_KEEP_DAYS]
    expect(Math.min(...terms)).toBeGreaterThanOrEqual(LATE_DAYS_MAX + ROLL_UP_DAYS_MAX)
  })

  test('an event whose name the catalogue has lost goes with the longest term', async () => {
    await send(1, [anEvent(1)])
    shop.database.put('events', { ...stored()[0], _id: 'lost', name: 'page.liked', day: '2026-05-01' })
    await shop.tick()
    expect(stored().map(({ _id }) => _id)).not.toContain('lost')
  })
})
