import { memberIdOf } from '../../../testing/put-ledger'
import { openShop, type Shop } from '../../../testing/shop'
import { openTemplate } from '../../loyalty/coupon/testing/a-template'
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
