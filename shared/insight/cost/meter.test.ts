import { callsFen, dayFen, monthAhead, pointsFen, spentOf } from './meter'
import { costRules } from './rules'

const prices = { ...costRules.fallback, fenPer10kCalls: 40, fenPer10kDatabaseCalls: 10, fenPerFunctionHour: 36 }
const spent = { calls: 20_000, databaseCalls: 100_000, ms: 1_800_000 }

test('calls cost what their number, round trips and time cost', () => {
  expect(callsFen(spent, prices)).toBe(80 + 100 + 18)
})

test('without any price nothing is said, and what has no price counts nothing', () => {
  expect(callsFen(spent, costRules.fallback)).toBeNull()
  expect(callsFen(spent, { ...costRules.fallback, fenPer10kCalls: 40 })).toBe(80)
})

test('a day is its calls and the phone numbers that WeChat was paid for', () => {
  const day = { actions: { a: spent, b: spent }, uses: { 'phonenumber.getPhoneNumber': 7 } }
  expect(spentOf(day)).toEqual({ calls: 40_000, databaseCalls: 200_000, ms: 3_600_000 })
  expect(dayFen(day, prices)).toBe(2 * 198 + 21)
  expect(dayFen({ actions: {}, uses: {} }, { ...prices, fenPerPhoneNumber: null })).toBe(0)
  expect(dayFen({ actions: {}, uses: {} }, costRules.fallback)).toBeNull()
})

test('points are worth what the shop says, or are only counted', () => {
  expect(pointsFen({ points: 12_345 }, { ...prices, fenPer100Points: 100 })).toBe(12_345)
  expect(pointsFen({ points: 12_345 }, prices)).toBeNull()
})

test('a month goes on as its full days so far', () => {
  expect([monthAhead(100, 10, 30), monthAhead(5, 0, 30)]).toEqual([300, null])
})
