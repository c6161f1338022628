import { type QualityCount, qualityOf, sumOfTraffic, together } from './quality'
import { defaultTrafficRules } from './rules'
import type { EntranceCount, TrafficDay } from './traffic-day'
import { usualOf } from './traffic-day'

const rules = defaultTrafficRules
const count = (change: Partial<QualityCount>): QualityCount => ({
  ...{ key: 'DOOR2345', visits: 0, recorded: 0, bounced: 0, joins: 0 },
  ...{ waiting: 0, refused: 0, released: 0, lapsed: 0 },
  ...change,
})
const lightOf = (now: Partial<QualityCount>, before: Partial<QualityCount> | null = null) =>
  qualityOf(count(now), before && count(before), rules).light

const aDay = (entrances: Partial<EntranceCount>[], change: Partial<TrafficDay> = {}): TrafficDay =>
  ({
    ...{ _id: '2026-11-20', countedAt: 0, visits: 0, topDeviceVisits: 0, acts: 0, pathless: 0, ...change },
    entrances: entrances.map((each) => ({ key: 'DOOR2345', visits: 0, recorded: 0, bounced: 0, joins: 0, ...each })),
  }) as TrafficDay

test('few visits light nothing red, many do', () => {
  expect(lightOf({ recorded: 5, bounced: 4 })).toBe('watch')
  expect(lightOf({ recorded: 500, bounced: 400 })).toBe('bad')
  expect(lightOf({ recorded: 500, bounced: 100 })).toBe('good')
  expect(lightOf({})).toBe('unknown')
})

test('of bounces and held members the worse one counts', () => {
  expect(lightOf({ recorded: 500, bounced: 100, joins: 200, waiting: 60 })).toBe('bad')
  expect(lightOf({ recorded: 500, bounced: 100, joins: 200, refused: 60 })).toBe('bad')
  expect(lightOf({ recorded: 500, bounced: 100, joins: 200, released: 60, lapsed: 9 })).toBe('good')
})

test('visits without a code have their share, and no light of bounces', () => {
  const { bounce, light } = qualityOf(count({ key: '', recorded: 500, bounced: 400 }), null, rules)
  expect(bounce).toMatchObject({ value: 0.8, light: 'unknown' })
  expect(light).toBe('unknown')
})

test('a light that is on stays on until its bound is clearly passed', () => {
  const at = { recorded: 100_000, bounced: 40_500 }
  expect(lightOf(at)).toBe('watch')
  expect(lightOf(at, { recorded: 100_000, bounced: 38_000 })).toBe('good')
})

test('more may be held than joined in these days, and that is no share above one', () => {
  const { suspect } = qualityOf(count({ joins: 2, waiting: 5 }), null, rules)
  expect(suspect).toMatchObject({ part: 5, whole: 5, value: 1 })
})

test('days add up by entrance, and entrances to their channel', () => {
  const held = new Map([['GONE2345', { waiting: 1, refused: 0, released: 0, lapsed: 0 }]])
  const sums = sumOfTraffic([aDay([{ visits: 3, joins: 1 }]), aDay([{ visits: 4, bounced: 2, recorded: 2 }])], held)
  expect(sums).toEqual([
    count({ visits: 7, joins: 1, bounced: 2, recorded: 2 }),
    count({ key: 'GONE2345', waiting: 1 }),
  ])
  expect(together('advert', sums)).toEqual(
    count({ key: 'advert', visits: 7, joins: 1, bounced: 2, recorded: 2, waiting: 1 }),
  )
})

test('what is usual is what the rules say until the shop has seen enough', () => {
  const starting = { topDevice: 0.1, pathless: 0.02 }
  const few = usualOf([aDay([{ joins: 4 }], { visits: 100, topDeviceVisits: 90, acts: 10, pathless: 9 })], starting)
  expect([few.topDevice, few.pathless, few.joinsOf('DOOR2345'), few.joinsOf('NONE2345')]).toEqual([0.1, 0.02, 4, 0])
  const many = usualOf(
    [aDay([], { visits: 1000, topDeviceVisits: 70, acts: 500, pathless: 50 }), aDay([{ joins: 3 }])],
    starting,
  )
  expect([many.topDevice, many.pathless, many.joinsOf('DOOR2345')]).toEqual([0.07, 0.1, 1.5])
  // Never better than the rules begin with.
  expect(usualOf([aDay([], { acts: 5000, pathless: 0 })], starting).pathless).toBe(0.02)
})
