import { type BusinessDay, endOfDay, startOfDay } from '#shared/kernel/business-day'
import { clockText, dayText, deadlineText, momentText } from './time-text'

const day = '2026-11-03' as BusinessDay
const at = startOfDay(day) + (9 * 60 + 41) * 60_000

test('the clock is the shop’s, also in its first and last minute', () => {
  expect(clockText(at)).toBe('09:41')
  expect(clockText(startOfDay(day))).toBe('00:00')
  expect(clockText(endOfDay(day))).toBe('23:59')
})

test('a day is said without leading zeros', () => {
  expect(dayText(day)).toBe('11月3日')
})

test('a moment names its day only when it was another', () => {
  expect(momentText(at, day)).toBe('09:41')
  expect(momentText(at, '2026-11-04' as BusinessDay)).toBe('11月3日 09:41')
})

test('a deadline is the last minute in which it still counts', () => {
  expect(deadlineText(endOfDay('2026-11-30' as BusinessDay))).toBe('11月30日 23:59 前')
})
