import { setShopClock, shopNow, shopToday } from './shop-clock'

const REAL = Date.parse('2026-11-20T20:00:00+08:00')

beforeEach(() => jest.useFakeTimers({ now: REAL }))
afterEach(() => {
  setShopClock({ now: Date.now() })
  jest.useRealTimers()
})

test('a phone whose clock is wrong goes by the shop’s once an answer has told', () => {
  expect(shopToday()).toBe('2026-11-20')
  setShopClock({ now: REAL - 2 * 86_400_000 })
  expect([shopNow(), shopToday()]).toEqual([REAL - 2 * 86_400_000, '2026-11-18'])
  jest.advanceTimersByTime(5 * 3_600_000)
  expect(shopToday()).toBe('2026-11-19')
})

test.each([null, undefined, 'ok', {}, { now: '2026' }])('an answer of %j tells nothing', (answer) => {
  setShopClock({ now: REAL + 1000 })
  setShopClock(answer)
  expect(shopNow()).toBe(REAL + 1000)
})
