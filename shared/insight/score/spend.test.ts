import { expectedSpend, fitSpend } from './spend'
import { seeded } from './testing/a-shop'

/** Fader & Hardie (2013), note 025. */
const published = { p: 6.25, q: 3.74, gamma: 15.44 }

test('without a repeat purchase the published mean of all customers is expected', () => {
  expect(expectedSpend(published, 0, 0, 0)).toBeCloseTo(35.22, 2)
})

test('the own mean counts the more the more purchases there are', () => {
  const at = (x: number) => expectedSpend(published, x, 100, 0)
  expect(at(1)).toBeGreaterThan(35.22)
  expect([at(1), at(2), at(5), at(50)]).toEqual([at(1), at(2), at(5), at(50)].sort((a, b) => a - b))
  expect(at(5000)).toBeCloseTo(100, 0)
})

test('where the mean of all does not exist the shop’s own holds', () => {
  expect(expectedSpend({ ...published, q: 0.9 }, 0, 0, 42)).toBe(42)
})

test('fits in whatever unit the money is counted', () => {
  const random = seeded(3)
  const x = Float64Array.from({ length: 600 }, () => 1 + Math.floor(random() * 6))
  const mean = x.map(() => 10 + 60 * random() ** 2)
  const [yuan, fen] = [fitSpend({ x, mean }), fitSpend({ x, mean: mean.map((each) => each * 100) })]
  expect(yuan?.hasConverged).toBe(true)
  expect((fen?.params.gamma ?? 0) / (yuan?.params.gamma ?? 1)).toBeCloseTo(100, 3)
  expect(fen?.params.q).toBeCloseTo(yuan?.params.q ?? 0, 4)
  expect(Math.abs(yuan?.correlation ?? 1)).toBeLessThan(0.15)
})

test('nobody came back, or nothing was paid: no fit', () => {
  expect(fitSpend({ x: Float64Array.of(0, 1), mean: Float64Array.of(10, 0) })).toBeNull()
})
