import { fromField, nextMidnight, pretty, shopTime, span, toField } from './page/format'

const at = (text: string) => Date.parse(`${text}+08:00`)

test('instants are shown in the shop’s time zone', () => {
  expect(shopTime(at('2026-11-30T23:59:05'))).toBe('2026-11-30 23:59:05')
  expect(shopTime(Date.UTC(2026, 10, 30, 16))).toBe('2026-12-01 00:00:00')
})

test('a field of date and time reads back what it showed', () => {
  expect(toField(at('2026-03-01T08:05:59'))).toBe('2026-03-01T08:05')
  expect(fromField('2026-03-01T08:05')).toBe(at('2026-03-01T08:05:00'))
  expect(fromField('2026-03-01T08:05:30')).toBe(at('2026-03-01T08:05:30'))
  expect(fromField('')).toBeNull()
})

test.each([
  ['2026-02-28T23:59:59', '2026-03-01T00:00:00'],
  ['2026-03-01T00:00:00', '2026-03-02T00:00:00'],
  ['2026-12-31T07:59:59', '2027-01-01T00:00:00'],
])('the midnight after %s is %s', (from, to) => {
  expect(nextMidnight(at(from))).toBe(at(to))
})

test.each([
  [90_000, '+1.5 分钟'],
  [3_600_000, '+1 小时'],
  [-129_600_000, '−1.5 天'],
])('a move of %d ms is %s', (ms, shown) => {
  expect(span(ms)).toBe(shown)
})

test('text that is no JSON is shown as it is', () => {
  expect(pretty('{"a":1}')).toBe('{\n  "a": 1\n}')
  expect(pretty('oh')).toBe('oh')
})
