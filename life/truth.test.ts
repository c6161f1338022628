import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { nouns } from '../cloudfunctions/nouns'
import { jobsOf } from '../cloudfunctions/platform/noun/job'
import { holidayOf, isDayOff } from './calendar'
import { auditCrowds, keyInCrowd } from './crowds'
import { beta, diceOf, gamma, picked } from './dice'
import { GOODS, PAIRS } from './goods'
import type { Living } from './living'
import { aPerson } from './person'
import { FIRST_DAY, type LifePlan } from './plan'
import { inviterIn, isTillBroken, keyIn, priceOn, shopTruthOf } from './shop-truth'
import { nextDueTick, openTimer, WAITS_MINUTES } from './timer'

const day = (text: string) => text as BusinessDay
const PLAN: LifePlan = { seed: 3, members: 100, stores: 3, days: 300, fromDay: FIRST_DAY, without: [] }

describe('chance by name', () => {
  test('answers the same question alike, in whatever order, and each owner, question and index differently', () => {
    const dice = diceOf(7, 'm00001')
    const first = dice('buys', 3)
    dice('checks in', 8)
    expect(diceOf(7, 'm00001')('buys', 3)).toBe(first)
    const others = [diceOf(8, 'm00001')('buys', 3), diceOf(7, 'm00002')('buys', 3), dice('buys', 4), dice('buyt', 3)]
    expect(new Set([first, ...others]).size).toBe(5)
  })

  test('is even, and as gamma and beta has the mean that was asked for', () => {
    const all = Array.from({ length: 4000 }, (_, index) => diceOf(1, `o${index}`))
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    expect(mean(all.map((dice) => dice('x')))).toBeCloseTo(0.5, 1)
    expect(all.filter((dice) => dice('x') < 0.1).length / all.length).toBeCloseTo(0.1, 1)
    expect(mean(all.map((dice) => gamma(dice, 'rate', { shape: 0.8, mean: 0.5 })))).toBeCloseTo(0.5, 1)
    expect(mean(all.map((dice) => beta(dice, 'leaving', { mean: 0.1, weight: 6 })))).toBeCloseTo(0.1, 1)
  })

  test('picks by weight', () => {
    expect([0, 0.24, 0.26, 0.99].map((at) => picked([1, 3], (weight) => weight, at))).toEqual([1, 1, 3, 3])
    expect(picked([], () => 1, 0.5)).toBeNull()
  })
})

test.each([
  ['2026-02-17', '春节', true],
  ['2026-02-14', null, false],
  ['2026-10-01', '国庆', true],
  ['2026-10-10', null, false],
  ['2026-10-11', null, true],
  ['2027-02-06', '春节', true],
  ['2026-11-25', null, false],
])('%s is %p, a day off: %p', (date, holiday, isOff) => {
  expect([holidayOf(day(date)), isDayOff(day(date))]).toEqual([holiday, isOff])
})

test('a price rises on its day, to whole yuan and where it is meant to; without the switch it stays', () => {
  const truth = shopTruthOf(PLAN)
  const risen = truth.priceRise?.day ?? day('2099-01-01')
  const latte = { category: '咖啡', priceFen: 2_000 }
  expect(priceOn(truth, latte, FIRST_DAY)).toBe(2_000)
  expect(priceOn(truth, latte, risen)).toBe(2_200)
  expect(priceOn(truth, { category: '茶', priceFen: 2_000 }, risen)).toBe(2_000)
  expect(priceOn(shopTruthOf({ ...PLAN, without: ['price-rise'] }), latte, risen)).toBe(2_000)
})

test('one till breaks for some days, and a switch leaves nothing else different', () => {
  const truth = shopTruthOf(PLAN)
  const { brokenTill } = truth
  if (!brokenTill) throw new Error('a till breaks')
  expect(isTillBroken(truth, brokenTill.store, brokenTill.fromDay)).toBe(true)
  expect(isTillBroken(truth, brokenTill.store + 1, brokenTill.fromDay)).toBe(false)
  expect(shopTruthOf({ ...PLAN, without: ['broken-till'] })).toEqual({ ...truth, brokenTill: null })
})

test('a person follows from the seed and the key, and a friend resembles the one who brings them', () => {
  const coming = { key: 'm00042', joinDay: FIRST_DAY, stores: 3, by: null }
  expect(aPerson(3, coming)).toEqual(aPerson(3, coming))
  expect(aPerson(4, coming)).not.toEqual(aPerson(3, coming))
  const friend = aPerson(3, { ...coming, key: 'm00042-f1', by: aPerson(3, coming) })
  expect(friend).toMatchObject({ wayIn: 'friend', broughtBy: 'm00042' })
})

test('goods have keys of their own, and pairs are of goods', () => {
  const keys = GOODS.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  expect(PAIRS.filter((pair) => !keys.includes(pair.with) || !keys.includes(pair.take))).toEqual([])
})

test('accounts of one hand are on one telephone, brought by the first of them or one by the other', () => {
  const { rings } = shopTruthOf(PLAN)
  expect(new Set(rings.map(({ deviceKey }) => deviceKey)).size).toBe(rings.length)
  for (const { deviceKey } of rings) expect(deviceKey).toMatch(/^[0-9a-f]{32}$/)
  const brought = rings.map((ring) => [1, 2, 3].map((account) => keyIn(ring, inviterIn(ring, account))))
  expect(brought.slice(0, 2)).toEqual([
    ['ring1-0', 'ring1-0', 'ring1-0'],
    ['ring2-0', 'ring2-1', 'ring2-2'],
  ])
  expect(shopTruthOf({ ...PLAN, without: ['rings'] })).toEqual({ ...shopTruthOf(PLAN), rings: [] })
})

test.each([
  ['nothing waits', '10:00:00', null, null],
  ['it is due within the hour', '10:00:00', '10:32:00', '10:40:20'],
  ['it is due on the mark', '10:00:00', '10:30:00', '10:30:20'],
  ['it was due when the tick was', '10:30:20', '10:30:20', '10:40:20'],
  ['a tick left it behind', '10:40:20', '10:32:00', '10:50:20'],
])('what is due for single members is done after ten minutes that are over: %s', (_case, now, due, tick) => {
  const at = (time: string) => Date.parse(`2026-03-01T${time}+08:00`)
  const find = () => (due === null ? [] : [{ _id: 'one', dueAt: at(due) }])
  const shop = { database: { find }, clock: { now: () => at(now) } } as unknown as Parameters<typeof nextDueTick>[0]
  expect(nextDueTick(shop)).toBe(tick === null ? null : at(tick))
})

test('every job that runs daily has its turn on its day, no later than the morning after its hour', async () => {
  const due = (await openTimer())(FIRST_DAY).map((at) => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16))
  const daily = (await jobsOf(nouns)).flatMap(({ schedule }) => (schedule.kind === 'daily' ? [schedule.at] : []))
  expect(
    daily.filter((hour) => !due.some((turn) => hour <= turn && minutesBetween(hour, turn) <= WAITS_MINUTES)),
  ).toEqual([])
  expect(due).toEqual([...due].sort())
})

const minutesBetween = (from: string, to: string) =>
  Number(to.slice(0, 2)) * 60 + Number(to.slice(3)) - Number(from.slice(0, 2)) * 60 - Number(from.slice(3))

describe('what the shop has held is compared with what is true', () => {
  const truth = shopTruthOf(PLAN)
  const [crowd] = truth.crowds
  if (!crowd) throw new Error('crowds are planted')
  const accounts = Array.from({ length: crowd.accounts }, (_, account) => keyInCrowd(crowd, account))
  const audited = (held: readonly string[], lived: number) => {
    const database = {
      find: () => held.map((key) => ({ _id: `mem_${key}` })),
      get: (_identities: string, id: string) => ({ memberId: id.replace('wx:oLife-', 'mem_') }),
    }
    const state = { day: addDays(crowd.day, lived), told: { joined: 600 } }
    return auditCrowds({ truth, state, floor: { shop: { database } } } as unknown as Living)
  }

  test('a crowd is to be held whole, two days after it came and not before', () => {
    expect(audited(accounts, 2)).toEqual([])
    expect(audited(accounts.slice(1), 2)).toEqual([`crowd 1: 1 of ${accounts.length} were not held`])
    expect(audited([], 1)).toEqual([])
  })

  test('of honest members one in five hundred is a mistake, more are a fault; rings are not honest', () => {
    expect(audited([...accounts, 'm00001', 'ring1-0'], 2)).toEqual([])
    expect(audited([...accounts, 'm00001', 'm00002'], 2)).toEqual(['2 honest members were held, mem_m00001 first'])
  })
})
