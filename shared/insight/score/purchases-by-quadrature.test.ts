import { expectedPurchases, type FrequencyParams } from './frequency'
import { meanPurchases } from './purchases-by-quadrature'
import { seeded } from './testing/a-shop'

const YEAR = 360 / 7

test.each([0.01, 0.5, 3, 20])(
  'chances spread evenly and a rate of shape 1, %f ahead: what can be integrated by hand',
  (ahead) => {
    // (1 - 1 / (1 + p t)) / p = t / (1 + p t), of which the mean over p is ln(1 + t).
    expect(meanPurchases({ buys: 1, a: 1, b: 1 }, ahead)).toBeCloseTo(Math.log1p(ahead), 9)
  },
)

test('hardly anybody leaves: the rate times the time', () => {
  expect(meanPurchases({ buys: 3, a: 1e-6, b: 1e5 }, 0.7)).toBeCloseTo(2.1, 6)
})

test('everybody leaves after the next purchase: the probability that there is one', () => {
  expect(meanPurchases({ buys: 2, a: 1e5, b: 1e-6 }, 0.5)).toBeCloseTo(1 - 1 / 1.5 ** 2, 6)
})

test('members who all buy at nearly one rate, as in a round with a subscription: no digits are cancelled away', () => {
  // The published form gives minus four million million million here.
  const params: FrequencyParams = { kind: 'bg', r: 249.1, alpha: 79.7, a: 0.00715, b: 0.001775 }
  const expected = expectedPurchases(params, { x: 0, lastWeeks: 0, totalWeeks: 0.435 }, YEAR)
  const everybodyStays = (249.1 / (79.7 + 0.435)) * YEAR
  expect(expected).toBeGreaterThan(0)
  expect(expected).toBeLessThan(everybodyStays)
})

test('whoever came first today in a shop of quick buyers has a forecast: no series that never ends', () => {
  const params: FrequencyParams = { kind: 'bg', r: 0.1335, alpha: 0.00523, a: 1.576, b: 0.0407 }
  const expected = expectedPurchases(params, { x: 0, lastWeeks: 0, totalWeeks: 0 }, YEAR)
  expect(expected).toBeGreaterThan(0)
  expect(expected).toBeLessThan(2)
})

test('parameters anywhere within their bounds: between nothing and what the rate alone would bring', () => {
  const random = seeded(5)
  const between = (low: number, high: number) => Math.exp(low + (high - low) * random())
  for (let i = 0; i < 400; i += 1) {
    const kind = random() < 0.5 ? ('mbg' as const) : ('bg' as const)
    const [r, alpha, a, b] = [between(-14, 6), between(-14, 11.5), between(-14, 11.5), between(-14, 11.5)]
    const totalWeeks = random() < 0.3 ? 0 : between(-2, 6)
    const x = totalWeeks === 0 || random() < 0.3 ? 0 : Math.floor(between(0, 5))
    const member = { x, lastWeeks: x === 0 ? 0 : totalWeeks * random(), totalWeeks }
    const expected = expectedPurchases({ kind, r, alpha, a, b }, member, YEAR)
    expect(expected).toBeGreaterThanOrEqual(0)
    expect(expected).toBeLessThanOrEqual(((r + x) / (alpha + totalWeeks)) * YEAR * (1 + 1e-9))
  }
})
