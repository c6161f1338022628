import { dayFindingText, judgeDays } from './day-band'

/** Weekends twice a weekday, with a little that is not chance. */
const days = (count: number, mean: number) =>
  Array.from({ length: count }, (_, day) => Math.round(mean * (day % 7 > 4 ? 2 : 1) * (1 + 0.04 * Math.sin(day * 2.4))))
const ordinary = (values: readonly number[]) => values.map(() => false)
const judge = (values: number[], known = ordinary(values)) => judgeDays({ values, known })

test('an ordinary day leaves no band, a weekend is not taken for a rise', () => {
  for (let end = 80; end < 94; end += 1) expect(judge(days(end, 100))).toEqual([])
})

test('a large shop shows a fall by half in one day, a small one only over days', () => {
  const halved = (mean: number, last: number) =>
    days(91, mean).map((value, day) => (day > 90 - last ? value / 2 : value))
  expect(judge(halved(400, 1)).map(({ days: of }) => of)).toContain(1)
  expect(judge(halved(12, 1))).toEqual([])
  expect(judge(halved(12, 7)).map(({ days: of }) => of)).toEqual([3, 7])
})

test('says in words which band it was', () => {
  const values = days(91, 400).map((value, day) => (day > 83 ? Math.round(value * 0.7) : value))
  const finding = judge(values).find(({ days: of }) => of === 7)
  expect(finding && dayFindingText(finding)).toBe('最近 7 天合起来比同星期几的中位数少 30%')
})

test('a day that the calendar knows is not judged, and does not become what is usual', () => {
  const values = days(91, 400)
  const closed = values.map((value, day) => (day === 90 ? 0 : value))
  expect(judge(closed).length).toBeGreaterThan(0)
  expect(
    judge(
      closed,
      values.map((_, day) => day === 90),
    ),
  ).toEqual([])
  const holidays = values.map((value, day) => (day < 90 && day % 7 === 6 && day > 60 ? value * 5 : value))
  expect(
    judge(
      holidays,
      values.map((_, day) => day % 7 === 6 && day > 60 && day < 90),
    ),
  ).toEqual([])
})

test('a shop that has been open for three weeks is not judged', () => {
  expect(judge(days(21, 100).map((value, day) => (day === 20 ? 0 : value)))).toEqual([])
})
