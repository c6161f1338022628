import { type EventName, WITHHELD } from '#shared/insight/event/catalogue'
import type { Account } from '#shared/ledger/account/account'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import type { RecordedEvent } from './event.repository'

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

const eventId = (number: number | string) => `event-${String(number).padStart(10, '0')}`
const batchId = (number: number) => `batch-${String(number).padStart(10, '0')}`

function anEvent(number: number | string, name: EventName = 'page.viewed', agoMs = 0) {
  return { eventId: eventId(number), name, sessionId: 'session-0000000001', agoMs, props: {} }
}

const twenty = [anEvent(0, 'app.opened'), ...Array.from({ length: 19 }, (_, index) => anEvent(index + 1))]
const send = (batch: number, events: ReturnType<typeof anEvent>[], from = phone) =>
  from.call('event.record', { batchId: batchId(batch), events })
const stored = () => shop.database.find('events') as unknown as RecordedEvent[]
const counters = () => (shop.database.get('accounts', memberId) as unknown as Account).counters

test('a batch of twenty events costs three round trips, keeps their order, and is counted on the member', async () => {
  await send(0, [anEvent('first')])
  const trips = await shop.roundTrips(async () => {
    expect(await send(1, twenty)).toEqual({ stored: 20, known: 0, dropped: 0 })
  })
  expect(trips).toBeLessThanOrEqual(ROUND_TRIPS.twentyEvents.is)
  expect(counters()).toMatchObject({ eventCount: 21, sessionCount: 1, lastSeenAt: shop.clock.now() })
})

test('an event happened as long ago as the phone says, by the server’s clock; late ones land on their own day', async () => {
  shop.clock.set(Date.parse('2026-11-23T00:30:00+08:00'))
  await send(1, [anEvent(1), anEvent(2, 'page.viewed', HOUR_MS), anEvent(3, 'page.viewed', 20 * DAY_MS)])
  expect(stored().map(({ at, day }) => [shop.clock.now() - at, day])).toEqual([
    [0, '2026-11-23'],
    [HOUR_MS, '2026-11-22'],
    [20 * DAY_MS, '2026-11-03'],
  ])
  expect(new Set(stored().map(({ receivedAt }) => receivedAt))).toEqual(new Set([shop.clock.now()]))
})

test('a phone that claims the future or more than thirty days is refused', async () => {
  for (const agoMs of [-1, 30 * DAY_MS + 1, 0.5]) {
    const reply = await phone.ask('event.record', { batchId: batchId(1), events: [anEvent(1, 'page.viewed', agoMs)] })
    expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
  }
  expect(stored()).toEqual([])
})

describe('an event counts once', () => {
  test('a batch sent again stores and counts nothing', async () => {
    await send(1, twenty)
    expect(await send(1, twenty)).toEqual({ stored: 0, known: 20, dropped: 0 })
    expect(stored()).toHaveLength(20)
    expect(counters()).toMatchObject({ eventCount: 20, sessionCount: 1 })
  })

  test('a batch sent twice at once is stored and counted once', async () => {
    await Promise.all([send(1, twenty), send(1, twenty), send(1, twenty)])
    expect(stored()).toHaveLength(20)
    expect(counters()).toMatchObject({ eventCount: 20, sessionCount: 1 })
  })

  test('an event that comes again in another batch keeps its first record, and the rest is stored', async () => {
    await send(1, [anEvent(1), anEvent(2)])
    shop.clock.advance(1000)
    expect(await send(2, [anEvent(2), anEvent(3), anEvent(4)])).toEqual({ stored: 2, known: 1, dropped: 0 })
    expect(stored().find(({ _id }) => _id.endsWith(eventId(2)))).toMatchObject({ batchId: batchId(1) })
    expect(counters().eventCount).toBe(4)
  })

  test('the same event twice in one batch is one event', async () => {
    expect(await send(1, [anEvent(1), anEvent(1)])).toEqual({ stored: 1, known: 1, dropped: 0 })
    expect(await send(1, [anEvent(1), anEvent(1)])).toEqual({ stored: 0, known: 2, dropped: 0 })
    expect(counters().eventCount).toBe(1)
  })

  test('the same id with other content is the first content', async () => {
    await send(1, [{ ...anEvent(1), props: { page: 'home' } }])
    expect(await send(2, [{ ...anEvent(1, 'code.shown'), props: {} }])).toEqual({ stored: 0, known: 1, dropped: 0 })
    expect(stored()).toMatchObject([{ name: 'page.viewed', props: { page: 'home' } }])
  })

  test('a phone cannot take the id of what the shop itself knows: those names and ids are apart', async () => {
    for (const changed of [{ name: 'check-in.performed' }, { eventId: 'check_ins:2026-11-22' }, { name: WITHHELD }]) {
      const reply = await phone.ask('event.record', {
        batchId: batchId(1),
        events: [{ ...anEvent(1), ...(changed as object) }],
      })
      expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
    }
  })

  test('two members may think up the same event id: both events are kept', async () => {
    const other = shop.phone()
    await other.call('home.open', {})
    await other.call('member.setConsent', { purpose: 'analytics', isGranted: true })
    await send(1, twenty)
    expect(await send(1, twenty, other)).toEqual({ stored: 20, known: 0, dropped: 0 })
    expect(stored()).toHaveLength(40)
  })

  test('a batch whose reply was lost is not counted again after a batch of another phone', async () => {
    await send(1, twenty)
    shop.clock.advance(1000)
    await send(2, [anEvent('tablet')])
    shop.clock.advance(1000)
    expect(await send(1, twenty)).toMatchObject({ stored: 0, known: 20 })
    expect(counters()).toMatchObject({ eventCount: 21, sessionCount: 1 })
  })

  test('a batch that was stored but not counted is counted when it is sent again', async () => {
    await send(1, [anEvent('before')])
    shop.clock.advance(1000)
    shop.faults.add({ kind: 'error', match: { collection: 'accounts' }, nth: 1 })
    await phone.ask('event.record', { batchId: batchId(2), events: twenty })
    shop.faults.clear()
    expect(counters().eventCount).toBe(1)
    shop.clock.advance(1000)
    expect(await send(2, twenty)).toMatchObject({ known: 20 })
    expect(counters()).toMatchObject({ eventCount: 21, sessionCount: 1 })
  })
})

describe('consent before data', () => {
  test('without consent only what is necessary is stored, the rest is dropped and counted as dropped', async () => {
    await phone.call('member.setConsent', { purpose: 'analytics', isGranted: false })
    expect(await send(1, twenty)).toEqual({ stored: 1, known: 0, dropped: 19 })
    expect(stored().map(({ name }) => name)).toEqual(['app.opened'])
    expect(counters()).toMatchObject({ eventCount: 1, sessionCount: 1 })
  })

  test('a batch of which nothing may be kept leaves no trace', async () => {
    await phone.call('member.setConsent', { purpose: 'analytics', isGranted: false })
    const before = shop.database.dump()
    expect(await send(1, [anEvent(1)])).toEqual({ stored: 0, known: 0, dropped: 1 })
    expect(shop.database.dump()).toEqual(before)
  })

  test('of a visitor who is no member nothing is stored', async () => {
    const before = shop.database.dump()
    expect(await send(1, twenty, shop.phone())).toEqual({ stored: 0, known: 0, dropped: 20 })
    expect(shop.database.dump()).toEqual(before)
  })

  test('a visitor without an openid is no phone, and refused', async () => {
    const reply = await shop.phone('').ask('event.record', { batchId: batchId(1), events: [anEvent(1)] })
    expect(reply).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  })

  test.each<[string, object]>([
    ['a property that the catalogue does not list', { props: { phone: '13800001177' } }],
    ['an object as a property', { name: 'app.opened', props: { entrance: { $ne: null } } }],
    ['an unknown name', { name: 'page.liked' }],
    ['an endless text', { name: 'page.viewed', props: { page: 'x'.repeat(101) } }],
    ['a date of the phone’s own', { at: 0 }],
  ])('an event with %s is refused', async (_what, change) => {
    const event = { ...anEvent(1), ...change }
    const request = {
      action: 'event.record',
      input: { batchId: batchId(1), events: [event] },
      requestId: 'request-0123456789',
    }
    expect(await phone.send(request, 'track')).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
  })
})

describe('the numbers that a phone gives its events', () => {
  const installId = 'install-0000000001'
  const numbered = (seq: number, name: EventName) => ({ ...anEvent(seq, name), seq })
  const marks = () => stored().map(({ name, phone }) => [name, phone?.fromSeq, phone?.toSeq, phone?.covers])

  test('say which ones were withheld, so that these are not taken for lost', async () => {
    await phone.call('member.setConsent', { purpose: 'analytics', isGranted: false })
    const names = ['page.viewed', 'app.opened', 'page.viewed', 'code.shown', 'app.opened', 'app.hidden'] as const
    const events = names.map((name, index) => numbered(index + 1, name))
    await phone.call('event.record', { batchId: batchId(1), installId, events })
    expect(marks()).toEqual([
      ['app.opened', 1, 2, 2],
      ['app.opened', 3, 6, 4],
    ])
  })

  test('are on record for a batch of which nothing may be kept, once, in two round trips, and with nothing else', async () => {
    await phone.call('member.setConsent', { purpose: 'analytics', isGranted: false })
    const batch = { batchId: batchId(1), installId, events: [numbered(1, 'page.viewed'), numbered(2, 'code.shown')] }
    const trips = await shop.roundTrips(async () => {
      expect(await phone.call('event.record', batch)).toEqual({ stored: 0, known: 0, dropped: 2 })
    })
    expect(trips).toBe(2)
    await phone.call('event.record', batch)
    expect(stored()).toMatchObject([
      { name: WITHHELD, props: {}, phone: { installId, fromSeq: 1, toSeq: 2, covers: 2 } },
    ])
    expect(counters().eventCount).toBe(0)
  })
})

test('twenty-one events are too many for one batch', async () => {
  const reply = await phone.ask('event.record', { batchId: batchId(1), events: [...twenty, anEvent(21)] })
  expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
})
