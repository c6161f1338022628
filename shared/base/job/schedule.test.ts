import { describeSchedule, type Schedule, slotAt } from './schedule'

const at = (shopTime: string) => Date.parse(`${shopTime}+08:00`)
const nightly: Schedule = { kind: 'daily', at: '00:10' }
const everyFive: Schedule = { kind: 'every', minutes: 5 }

describe('the planned time that has come', () => {
  test.each([
    ['before the time of day it is yesterday’s', nightly, '2026-08-24T00:09:59.999', '2026-08-23T00:10'],
    ['at the time of day it is today’s', nightly, '2026-08-24T00:10:00', '2026-08-24T00:10'],
    ['until the next day it stays the same', nightly, '2026-08-25T00:09:59', '2026-08-24T00:10'],
    [
      'the first morning hours belong to the shop’s day, not to UTC’s',
      nightly,
      '2026-08-24T07:59:59',
      '2026-08-24T00:10',
    ],
    ['a rhythm counts from midnight', everyFive, '2026-08-24T00:00:20', '2026-08-24T00:00'],
    ['a rhythm’s time lasts to the next one', everyFive, '2026-08-24T23:59:59', '2026-08-24T23:55'],
    ['it passes the end of February', nightly, '2024-03-01T00:00:00', '2024-02-29T00:10'],
    ['it passes the end of the year', nightly, '2027-01-01T00:05:00', '2026-12-31T00:10'],
  ])('%s', (_rule, schedule, now, slot) => {
    expect(slotAt(schedule, at(now))).toBe(slot)
  })

  test('a daily job has one run for each day of a year, short months and their last days included', () => {
    const slots = new Set<string>()
    for (let now = at('2027-01-01T00:10:00'); now < at('2028-01-01T00:10:00'); now += 5 * 60_000) {
      slots.add(slotAt(nightly, now))
    }
    expect(slots.size).toBe(365)
    expect([...slots].filter((slot) => /-(28|29|30|31)T/.test(slot))).toHaveLength(12 + 11 + 11 + 7)
  })

  test('a rhythm that would shift at midnight, or a time that is none, is a bug', () => {
    expect(() => slotAt({ kind: 'every', minutes: 7 }, 0)).toThrow('divides the day')
    expect(() => slotAt({ kind: 'daily', at: '24:00' }, 0)).toThrow('time of day')
  })
})

test('a schedule describes itself', () => {
  expect([everyFive, nightly].map(describeSchedule)).toEqual(['每 5 分钟', '每天 00:10'])
})
