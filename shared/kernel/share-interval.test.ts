import fc from 'fast-check'
import { differenceInterval, shareInterval, zOfLooks } from './share-interval'

test.each([
  // Wilson's, by hand for z = 1.96.
  [8, 10, 0.4902, 0.9433],
  [0, 10, 0, 0.2775],
  [48, 60, 0.6822, 0.8817],
])('%d of %d lies between %d and %d', (part, whole, from, to) => {
  const interval = shareInterval(part, whole)
  expect(interval?.from).toBeCloseTo(from, 3)
  expect(interval?.to).toBeCloseTo(to, 3)
})

test('of nobody there is none', () => expect(shareInterval(0, 0)).toBeNull())

test('it holds the share, stays between 0 and 1, and is the same seen from the other side', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat(), (whole, some) => {
      const part = some % (whole + 1)
      const { from, to } = shareInterval(part, whole) ?? { from: -1, to: -1 }
      const other = shareInterval(whole - part, whole) ?? { from: -1, to: -1 }
      expect(from).toBeGreaterThanOrEqual(0)
      expect(to).toBeLessThanOrEqual(1)
      expect(from).toBeLessThanOrEqual(part / whole + 1e-12)
      expect(to).toBeGreaterThanOrEqual(part / whole - 1e-12)
      expect(1 - other.to).toBeCloseTo(from, 9)
    }),
  )
})

// Newcombe 1998, method 10, of 56/70 and 48/80.
test('the difference of two shares has its published interval', () => {
  const { from = 0, to = 0 } = differenceInterval({ part: 56, whole: 70 }, { part: 48, whole: 80 }) ?? {}
  expect([from, to].map((limit) => limit.toFixed(4))).toEqual(['0.0524', '0.3339'])
  expect(differenceInterval({ part: 0, whole: 0 }, { part: 1, whole: 2 })).toBeNull()
})

test('the more is looked at, the wider each interval has to be', () => {
  const published = [1.959964, 2.575829, 3.023341]
  for (const [index, looks] of [1, 5, 20].entries()) expect(zOfLooks(looks)).toBeCloseTo(published[index] ?? 0, 2)
})
