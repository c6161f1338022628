import { DAY_MS } from '#shared/kernel/business-day'
import { LIFT_NEEDS } from '#shared/reach/journey/lift'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { countLift } from './lift.service'
import { putRun } from './testing/kept-of-a-person'
import { aTraveller, startJourney } from './testing/travelling'

// What a journey has changed, from the records of the shop to the page.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await startJourney(shop, { kind: 'shop' }, 'jny_welcome')
})
afterAll(() => shop.close())

const journeyId = 'jny_welcome'
const FOR_EVER = { isSpent: () => false }
const count = () => countLift(timerContext(), journeyId, FOR_EVER)
const measured = async () => (await shop.ops('journey.figures', { journeyId })).measured
const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)

/** Entered so many days ago, and came on the day after it. */
function entered(memberId: string, daysAgo: number, over: object = {}) {
  const enteredAt = shop.clock.now() - daysAgo * DAY_MS
  const run = putRun(shop, memberId, { enteredAt, ...over })
  const day = dayOf(enteredAt + DAY_MS)
  shop.database.put('member_days', {
    _id: `${memberId}:${day}`,
    memberId,
    day,
    tallies: [{ name: 'purchase.recorded', count: 1 }],
    spentFen: 3_000,
    joinedDay: null,
    links: { visit: { firstDay: day, previousDay: null }, key: null, buy: null },
  })
  return run
}

test('a member counts once their days are over, by the first entry, and is not read again on another night', async () => {
  const [mei, lan, yun] = [await aTraveller(shop), await aTraveller(shop), await aTraveller(shop)]
  entered(mei.memberId, 40)
  const again = { _id: `${journeyId}:${mei.memberId}:2`, entryNumber: 2 }
  putRun(shop, mei.memberId, { ...again, enteredAt: shop.clock.now() - 38 * DAY_MS })
  entered(lan.memberId, 33, { state: 'heldOut' })
  entered(yun.memberId, 31)
  await count()
  expect(await measured()).toEqual({ members: 1, heldOut: 1, needed: LIFT_NEEDS })
  expect(shop.database.get('journey_lifts', journeyId)).toMatchObject({
    arms: { in: { visits: { sum: 1 }, revenueFen: { sum: 30 } }, out: { purchases: { sum: 1 } } },
  })
  expect(await count()).toEqual({ looked: 0, isDone: true })
  expect(await shop.roundTrips(count)).toBeLessThanOrEqual(3)
  shop.clock.advance(DAY_MS)
  expect(await count()).toEqual({ looked: 1, isDone: true })
  expect((await measured()).members).toBe(2)
})

test('who has left is in no group, and a version without a group that is left out has nothing to compare', async () => {
  const [mei, lan] = [await aTraveller(shop), await aTraveller(shop)]
  entered(mei.memberId, 40)
  shop.database.put('members', { ...shop.database.get('members', mei.memberId), status: 'closed' } as never)
  await startJourney(shop, { kind: 'announced' }, journeyId)
  entered(lan.memberId, 40, { version: 2 })
  await count()
  expect(await measured()).toMatchObject({ members: 0, heldOut: 0 })
})

test('two records of one person count once, with what both did, and not at all where they were in both groups', async () => {
  const people = []
  for (let number = 0; number < 4; number += 1) people.push((await aTraveller(shop)).memberId)
  const [into, from, out, other] = people as [string, string, string, string]
  const merge = (record: string, holder: string) =>
    shop.database.put('members', {
      ...shop.database.get('members', record),
      status: 'merged',
      merge: { into: holder, at: 0 },
    } as never)
  entered(into, 39)
  entered(from, 40)
  entered(other, 40)
  entered(out, 39, { state: 'heldOut' })
  merge(from, into)
  merge(other, out)
  await count()
  expect(await measured()).toMatchObject({ members: 1, heldOut: 0 })
  expect(shop.database.get('journey_lifts', journeyId)).toMatchObject({
    arms: { in: { purchases: { n: 1, sum: 2 } } },
  })
})

test('the page shows a difference with its interval once both groups have enough', async () => {
  const members = []
  for (let number = 0; number < 2 * LIFT_NEEDS; number += 1) members.push((await aTraveller(shop)).memberId)
  for (const [number, memberId] of members.entries()) {
    const isOut = number % 2 === 0
    if (isOut || number % 3 > 0) entered(memberId, 35, isOut ? { state: 'heldOut' } : {})
    else putRun(shop, memberId, { enteredAt: shop.clock.now() - 35 * DAY_MS })
  }
  await shop.ops('job.run', { job: 'measure-journeys' })
  const { lift, measured: groups } = await shop.ops('journey.figures', { journeyId })
  expect(groups).toEqual({ members: LIFT_NEEDS, heldOut: LIFT_NEEDS, needed: LIFT_NEEDS })
  expect(lift?.revenueFen).toMatchObject({ holdoutMean: 3_000, mean: 2_000, difference: -1_000, isAdjusted: false })
  expect(lift?.revenueFen.high).toBeLessThan(0)
  expect(lift?.couponFen).toMatchObject({ difference: 0, low: 0, high: 0 })
})
