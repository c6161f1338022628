import { digamma, hyp2f1, lnBeta, lnGamma, logAddExp } from './special'

const EULER = 0.5772156649015329

test.each([
  [0.5, Math.log(Math.sqrt(Math.PI))],
  [1, 0],
  [2, 0],
  [10, Math.log(362_880)],
  [1e-8, 18.42068073818021],
  [171, 706.5730622457875],
])('ln Γ(%d)', (x, expected) => {
  expect(Math.abs(lnGamma(x) - expected)).toBeLessThan(1e-12 * Math.max(1, Math.abs(expected)))
})

test.each([
  [1, -EULER],
  [2, 1 - EULER],
  [0.5, -EULER - 2 * Math.LN2],
  [100, 4.600161852738087],
])('ψ(%d)', (x, expected) => {
  expect(digamma(x)).toBeCloseTo(expected, 12)
})

test('ψ is the slope of ln Γ', () => {
  for (const x of [0.3, 1.7, 14.99, 15.01, 400]) {
    const slope = (lnGamma(x * (1 + 1e-6)) - lnGamma(x * (1 - 1e-6))) / (2e-6 * x)
    expect(slope).toBeCloseTo(digamma(x), 5)
  }
})

test('ln B of whole numbers', () => expect(lnBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 13))

test.each([
  ['the logarithm', hyp2f1(1, 1, 2, 0.75), Math.log(4) / 0.75],
  ['a power', hyp2f1(2.5, 1.3, 1.3, 0.4), 0.6 ** -2.5],
  ['the arcus tangent', hyp2f1(0.5, 1, 1.5, 0.9801), Math.atanh(0.99) / 0.99],
  ['a polynomial, where a factor passes zero', hyp2f1(-2, 3, 4, 0.5), 1 - 0.75 + 0.15],
])('the series of 2F1 gives %s', (_name, measured, expected) => {
  expect(measured / expected).toBeCloseTo(1, 12)
})

test('sums of exponentials do not overflow', () => {
  expect(logAddExp(1000, 1000)).toBeCloseTo(1000 + Math.LN2, 12)
  expect(logAddExp(Number.NEGATIVE_INFINITY, -3)).toBe(-3)
})
