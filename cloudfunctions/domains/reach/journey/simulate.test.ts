import type { Account } from '#shared/ledger/account/account'
import { memberIdOf } from '../../../testing/put-ledger'
import { openShop, type Shop } from '../../../testing/shop'
import { openTemplate, putCoupon, putTemplate } from '../../loyalty/coupon/testing/a-template'
import { aClerk, EAST, openStores, unusedCode } from '../../people/staff/testing/shop-floor'
import { putRun } from './testing/kept-of-a-person'
import { aDefinition, aTraveller, DAY_MS, letter, MINUTE_MS, runsOf, startJourney, wait } from './testing/travelling'

// What a journey would have done in the last ninety days, before anybody agrees to it.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const journeyId = 'jny_test'
const simulated = (over: object = {}) => shop.ops('journey.simulate', { journeyId, definition: aDefinition(over) })

/** Checks in on so many days. */
async function checksIn(days: number) {
  const phone = await aTraveller(shop)
  for (let count = 0; count < days; count += 1) {
    await phone.call('check-in.perform', {})
    shop.clock.advance(DAY_MS)
  }
  return phone
}

test('what members did lets them in as often as the journey says, and nothing is written', async () => {
  await checksIn(3)
  await checksIn(1)
  const once = await simulated()
  expect(once).toMatchObject({ next: null, forecast: { looked: 2, members: 2, entered: 2, sent: 2, heldOut: 0 } })
  const every = await simulated({ entry: { kind: 'everyDays', days: 1 } })
  expect(every.forecast).toMatchObject({ entered: 4, sent: 4 })
  expect(shop.database.find('journeys')).toEqual([])
  expect(runsOf(shop)).toEqual([])
})

test('waits are over by what happened then, and what is given is counted at its most', async () => {
  await openTemplate(shop, { ways: ['batch'] })
  await checksIn(2)
  await checksIn(1)
  shop.clock.advance(2 * DAY_MS)
  const { forecast } = await simulated({
    budgetFen: 100,
    start: 'again',
    nodes: [
      {
        kind: 'waitFor',
        id: 'again',
        fact: 'check-in.performed',
        within: { amount: 2, unit: 'days' },
        next: 'coupon',
        otherwise: 'points',
      },
      { kind: 'coupon', id: 'coupon', couponKey: 'twenty', next: null },
      { kind: 'points', id: 'points', points: 30, next: null },
    ],
  })
  expect(forecast).toMatchObject({ entered: 2, coupons: 1, points: 30, givenFen: 2_000 + 30 })
})

test('what begins it and left no record of the past cannot be told', async () => {
  expect(await simulated({ trigger: { kind: 'fact', fact: 'member.profileCompleted' } })).toEqual({
    forecast: null,
    next: null,
  })
})

test('who came into a segment, and who is in it where they count too', async () => {
  const segmentId = 'seg_here'
  const condition = { kind: 'has', field: 'wechat' }
  await shop.ops('segment.save', { segmentId, name: '来过', note: '测试', condition, by: '林店长' })
  const [came, is] = [await aTraveller(shop), await aTraveller(shop)]
  const change = { memberId: came.memberId, segmentId, kind: 'entered', cause: 'review', day: '2026-11-22' }
  shop.database.put('segment_changes', { _id: `${came.memberId}:1:${segmentId}`, ...change, at: shop.clock.now() })
  shop.database.put('portraits', {
    ...shop.database.get('portraits', is.memberId),
    _id: is.memberId,
    segmentIds: [segmentId],
  })
  const of = (isForPresent: boolean) => simulated({ trigger: { kind: 'segment', segmentId, isForPresent } })
  expect((await of(false)).forecast).toMatchObject({ entered: 1, atOnce: 0 })
  expect((await of(true)).forecast).toMatchObject({ entered: 2, atOnce: 1 })
})

test('a birthday of the last ninety days, and none of another time', async () => {
  for (const birthday of ['1990-10-01', '1990-05-01']) {
    const phone = await aTraveller(shop)
    await phone.call('member.updateProfile', { birthday: birthday as never })
  }
  const trigger = { kind: 'moment', moment: 'birthday', days: 0 }
  expect((await simulated({ trigger, entry: { kind: 'perEvent' } })).forecast).toMatchObject({ entered: 1, sent: 1 })
})

describe('what comes up by the calendar', () => {
  const perEvent = { kind: 'perEvent' }
  const ofMoment = async (moment: string, days: number) =>
    (await simulated({ trigger: { kind: 'moment', moment, days }, entry: perEvent })).forecast
  const putAccount = (memberId: string, change: object) =>
    shop.database.put('accounts', { ...shop.database.get('accounts', memberId), _id: memberId, ...change })

  test('purchases that stopped, and those that came again in the usual time', async () => {
    await openStores(shop)
    const clerk = await aClerk(shop)
    const { memberId } = await aTraveller(shop)
    for (let weeks = 0; weeks < 4; weeks += 1) {
      await clerk.call('purchase.record', { memberCode: unusedCode(shop, memberId), storeId: EAST, amountFen: 5_000 })
      shop.clock.advance(7 * DAY_MS)
    }
    shop.clock.advance(24 * DAY_MS)
    expect(await ofMoment('silent', 30)).toMatchObject({ entered: 1, atOnce: 0 })
    expect(await ofMoment('silent', 40)).toMatchObject({ entered: 0 })
    // A week after the fourth: by then three gaps are known.
    expect(await ofMoment('running-out', 0)).toMatchObject({ entered: 1 })
  })

  test('coupons that have ended, each for itself, and none that was used in time or ends later', async () => {
    const { memberId } = await aTraveller(shop)
    const template = putTemplate(shop)
    const now = shop.clock.now()
    shop.clock.advance(20 * DAY_MS)
    for (const days of [10, 12, 40])
      putCoupon(shop, template, memberId, { issuedAt: now, untilAt: now + days * DAY_MS })
    const used = { at: now + DAY_MS } as never
    putCoupon(shop, template, memberId, { issuedAt: now, untilAt: now + 10 * DAY_MS, redemption: used })
    expect(await ofMoment('coupon-ending', 3)).toMatchObject({ entered: 2 })
  })

  test('points and tiers that will end in the days ahead', async () => {
    const [points, tier] = [await aTraveller(shop), await aTraveller(shop)]
    const account = shop.database.get('accounts', points.memberId) as unknown as Account
    const lots = [{ lotId: 'l', remaining: 10, endsMonth: '2026-12' }]
    putAccount(points.memberId, { points: { ...account.points, lots } })
    const of = shop.database.get('accounts', tier.memberId) as unknown as Account
    putAccount(tier.memberId, { tier: { ...of.tier, untilDay: '2027-01-15' } })
    expect(await ofMoment('points-ending', 7)).toMatchObject({ entered: 1 })
    expect(await ofMoment('tier-ending', 30)).toMatchObject({ entered: 1 })
    // Its thirty days begin after the ninety that are looked at.
    putAccount(tier.memberId, { tier: { ...of.tier, untilDay: '2027-04-30' } })
    expect(await ofMoment('tier-ending', 30)).toMatchObject({ entered: 0 })
  })
})

test('whoever agrees reads it, and the version keeps it; many more than that in a month stop the journey until a person has looked', async () => {
  await checksIn(1)
  shop.clock.advance(20 * DAY_MS)
  await startJourney(shop, { start: 'later', nodes: [wait('later', 1, 'days', 'letter'), letter('letter', null)] })
  const version = shop.database.get('journey_versions', `${journeyId}:1`)
  expect(version).toMatchObject({ forecast: { entered: 1, members: 1, days: 21 } })
  await began(50)
  expect(await standing()).toBe('live')
  await began(5)
  const { journey, forecast } = await shop.ops('journey.figures', { journeyId })
  expect(journey).toMatchObject({ state: 'paused', pausedWhy: 'forecast' })
  expect(forecast).toMatchObject({ entered: 1, days: 21, enteredSince: 55, isCompared: true })
  const { alerts } = await shop.ops('job.listAlerts', {})
  expect(alerts).toMatchObject([
    { kind: 'journey-stopped', text: expect.stringContaining('最近 1 天进来了 55 人次，照平常最多 50') },
  ])
  await shop.ops('journey.resume', { journeyId, note: '开业', by: '林店长' })
  expect((await shop.ops('job.listAlerts', {})).alerts).toEqual([])
  await began(1)
  expect(await standing()).toBe('live')
})

test('a shop that has just opened has nothing to be held to, and after two months its own days', async () => {
  await checksIn(1)
  await startJourney(shop, { start: 'later', nodes: [wait('later', 1, 'days', 'letter'), letter('letter', null)] })
  await began(60)
  expect(await standing()).toBe('live')
  shop.clock.advance(61 * DAY_MS)
  // 60 in about 31 days before the last 30: up to about 225 are usual.
  await began(220)
  expect(await standing()).toBe('live')
  await began(10)
  expect(await standing()).toBe('paused')
})

let entries = 0
beforeEach(() => {
  entries = 0
})
const standing = async () => (await shop.ops('journey.figures', { journeyId })).journey.state
async function began(count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    entries += 1
    putRun(shop, memberIdOf(entries), { _id: `${journeyId}:${entries}`, journeyId })
  }
  shop.clock.advance(5 * MINUTE_MS)
  await shop.ops('job.run', { job: 'go-on-journeys' })
}
