import { ordinaryWeeks } from './ordinary'

/** A day of a store that opens from nine to nine, so many in each hour. */
const day = (each: number, over: Record<number, number> = {}) =>
  Array.from({ length: 24 }, (_, hour) => over[hour] ?? (hour >= 9 && hour < 21 ? each : 0))
const weeks = (count: number, each: number) =>
  Array.from({ length: count }, (_, week) => day(each, { 10: each + (week % 3) - 1, 15: each + (week % 2) }))
const dark = day(3, Object.fromEntries([12, 13, 14, 15, 16, 17, 18, 19, 20].map((hour) => [hour, 0])))

test('a day on which a store was dark from noon is not what is usual in the afternoon, but in the morning', () => {
  const known = [dark, ...weeks(7, 3)]
  const ordinary = ordinaryWeeks(known, 3)
  expect(ordinary(10)).toEqual(known)
  expect(ordinary(14)).toEqual(known.slice(1))
  expect(ordinary(19)).toEqual(known.slice(1))
})

test('a farm of sixty in an hour is not what is usual', () => {
  const known = [day(1, { 14: 60 }), ...weeks(7, 1)]
  expect(ordinaryWeeks(known, 3)(15)).toEqual(known.slice(1))
})

test('two who came at night are no farm, and weeks that differ by chance are all ordinary', () => {
  const known = [day(3, { 2: 2 }), ...weeks(7, 3)]
  expect([2, 10, 14, 19].map((hour) => ordinaryWeeks(known, 3)(hour).length)).toEqual([8, 8, 8, 8])
})

test('where less than is needed would be left, all weeks count', () => {
  const known = [dark, dark, day(3), day(3)]
  expect(ordinaryWeeks(known, 3)(14)).toEqual(known)
})
