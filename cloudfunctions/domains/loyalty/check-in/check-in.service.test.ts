import { auditShop } from '../../../testing/audit-shop'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { openShop, type Shop } from '../../../testing/shop'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const DAY_MS = 86_400_000

async function aMember() {
  const phone = shop.phone()
  await phone.call('home.open', {})
  return phone
}

test('a check-in stamps the day and pays points and growth with their reason', async () => {
  const phone = await aMember()
  const before = await phone.call('points.getBalance', {})
  const done = await phone.call('check-in.perform', {})
  expect(done).toMatchObject({ day: '2026-11-22', streakDays: 1, growthEarned: 1, tierReached: null })
  expect(done.balance).toBe(before.available + done.pointsEarned)
  const { entries } = await phone.call('points.listEntries', {})
  expect(entries[0]).toMatchObject({ reason: 'check-in', kind: 'earn', points: done.pointsEarned, growth: 1 })
})

test('a second check-in on one business day is refused and changes nothing', async () => {
  const phone = await aMember()
  await phone.call('check-in.perform', {})
  const before = shop.database.dump()
  expect(await phone.ask('check-in.perform', {})).toMatchObject({ ok: false, error: { code: 'ALREADY_CHECKED_IN' } })
  expect(shop.database.dump()).toEqual(before)
})

test('the same request again gets the same answer, once its first reply was lost', async () => {
  const phone = await aMember()
  const requestId = shop.newRequestId()
  const first = await phone.call('check-in.perform', {}, requestId)
  expect(await phone.call('check-in.perform', {}, requestId)).toEqual(first)
  expect(shop.database.count('check_ins')).toBe(1)
})

test('twenty parallel check-ins of one member make one stamp and one reward', async () => {
  const phone = await aMember()
  const replies = await Promise.all(Array.from({ length: 20 }, () => phone.ask('check-in.perform', {})))
  const accepted = replies.filter(({ ok }) => ok)
  const refused = replies.filter((reply) => !reply.ok && ['ALREADY_CHECKED_IN', 'BUSY'].includes(reply.error.code))
  expect([accepted.length, refused.length]).toEqual([1, 19])
  expect(shop.database.count('check_ins')).toBe(1)
  expect(shop.database.count('entries', { reason: 'check-in' })).toBe(1)
})

test('the streak grows day by day, and starts again after a gap', async () => {
  const phone = await aMember()
  const streaks = []
  for (const days of [0, 1, 1, 2, 1]) {
    shop.clock.advance(days * DAY_MS)
    streaks.push((await phone.call('check-in.perform', {})).streakDays)
  }
  expect(streaks).toEqual([1, 2, 3, 1, 2])
})

test('the streak that is shown is the streak that is stored, right after the first check-in too', async () => {
  const phone = await aMember()
  await phone.call('check-in.perform', {})
  expect(await phone.call('check-in.getCalendar', {})).toMatchObject({ streakDays: 1, isDoneToday: true })
})

test('a check-in after a gap starts at one although no page was opened in between', async () => {
  const phone = await aMember()
  await phone.call('check-in.perform', {})
  shop.clock.advance(5 * DAY_MS)
  expect(await phone.call('check-in.perform', {})).toMatchObject({ streakDays: 1 })
})

// Functions run in UTC: 00:00 to 07:59 in the shop is still yesterday there.
test.each([
  ['the last moment of a day', '2026-11-22T23:59:59.999+08:00', '2026-11-22'],
  ['midnight', '2026-11-23T00:00:00.000+08:00', '2026-11-23'],
  ['a morning that is the day before in UTC', '2026-11-23T07:59:59.000+08:00', '2026-11-23'],
  ['the first of a month', '2026-12-01T00:00:00.000+08:00', '2026-12-01'],
  ['new year', '2027-01-01T00:00:00.000+08:00', '2027-01-01'],
  ['a leap day', '2028-02-29T12:00:00.000+08:00', '2028-02-29'],
])('%s: at %s the business day is %s', async (_when, at, day) => {
  const phone = await aMember()
  shop.clock.freeze(Date.parse(at))
  expect(await phone.call('check-in.perform', {})).toMatchObject({ day })
})

test('a streak runs on over the end of a month and of a year', async () => {
  const phone = await aMember()
  shop.clock.freeze(Date.parse('2026-12-30T12:00:00+08:00'))
  for (const streakDays of [1, 2, 3, 4]) {
    expect(await phone.call('check-in.perform', {})).toMatchObject({ streakDays })
    shop.clock.advance(DAY_MS)
  }
})

test('parallel make-ups of one day use one card and mend the streak once', async () => {
  const phone = await aMember()
  for (let day = 0; day < 7; day += 1) {
    await phone.call('check-in.perform', {})
    shop.clock.advance(DAY_MS)
  }
  shop.clock.advance(DAY_MS)
  await phone.call('check-in.perform', {})
  const { makeUpCards } = await phone.call('check-in.getCalendar', {})
  expect(makeUpCards).toBeGreaterThan(0)
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => phone.ask('check-in.makeUp', { day: '2026-11-29' as never })),
  )
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await phone.call('check-in.getCalendar', {})).toMatchObject({ makeUpCards: makeUpCards - 1, streakDays: 9 })
})

test('a streak broken and mended takes back what both parts were paid, as a debt where it is spent', async () => {
  const phone = await aMember()
  const { memberId } = await phone.call('home.open', {})
  const checkIn = async (days: number) => {
    for (let done = 0; done < days; done += 1) {
      await phone.call('check-in.perform', {})
      shop.clock.advance(DAY_MS)
    }
  }
  await checkIn(14)
  shop.clock.advance(DAY_MS)
  await checkIn(6)
  await phone.call('check-in.perform', {})
  const { available } = await phone.call('points.getBalance', {})
  await shop.ops('points.adjust', { memberId, points: -available, note: '用完' })
  const requestId = shop.newRequestId()
  const mended = await phone.call('check-in.makeUp', { day: '2026-12-06' as never }, requestId)
  // 3 and 7 days were paid in both parts; a streak of 22 is paid each of them once.
  expect(mended).toMatchObject({ streakDays: 22, pointsEarned: -20, balance: 0 })
  expect(await phone.call('check-in.makeUp', { day: '2026-12-06' as never }, requestId)).toEqual(mended)
  expect(await phone.call('points.getBalance', {})).toMatchObject({ available: 0, debt: 20 })
})

test('a make-up without a card is refused with its reason', async () => {
  const phone = await aMember()
  shop.clock.advance(2 * DAY_MS)
  const reply = await phone.ask('check-in.makeUp', { day: '2026-11-23' as never })
  expect(reply).toMatchObject({ ok: false, error: { code: 'MAKE_UP_NO_CARD' } })
})

test('a shop that has stored no rules yet can check in', async () => {
  expect(shop.database.count('settings')).toBe(0)
  const phone = await aMember()
  expect(await phone.ask('check-in.perform', {})).toMatchObject({ ok: true })
})

test('a check-in costs at most 7 round trips', async () => {
  const phone = await aMember()
  expect(await shop.roundTrips(() => phone.call('check-in.perform', {}))).toBeLessThanOrEqual(ROUND_TRIPS.checkIn.is)
})
