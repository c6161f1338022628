import { aliveProbability, expectedPurchases, type FrequencyParams, silentProbability } from './frequency'

/** Fader, Hardie & Lee (2005), table 2. */
const published: FrequencyParams = { kind: 'bg', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
const mbg: FrequencyParams = { kind: 'mbg', r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }
const newcomer = { x: 0, lastWeeks: 0, totalWeeks: 0 }
const faithful = { x: 26, lastWeeks: 30.857, totalWeeks: 31 }

test('the published worked example: 1.226 purchases in 39 weeks', () => {
  const member = { x: 2, lastWeeks: 30.43, totalWeeks: 38.86 }
  expect(expectedPurchases(published, member, 39)).toBeCloseTo(1.226, 3)
})

test('the published faithful customer', () => {
  expect(aliveProbability(published, faithful)).toBeCloseTo(0.969, 3)
  expect(expectedPurchases(published, faithful, 52)).toBeCloseTo(25.76, 2)
})

test('the published share of newcomers who never come back in 39 weeks', () => {
  expect(silentProbability(published, newcomer, 39)).toBeCloseTo(0.5737864, 6)
})

test('in BG/NBD nobody has left before a second purchase; in MBG/NBD that is possible', () => {
  const once = { x: 0, lastWeeks: 0, totalWeeks: 40 }
  expect(aliveProbability(published, once)).toBe(1)
  expect(aliveProbability(mbg, once)).toBeLessThan(0.5)
})

test.each(['bg', 'mbg'] as const)('%s: the longer nobody has seen a member, the less is expected', (kind) => {
  const params = { ...(kind === 'bg' ? published : mbg), kind }
  const weeks = [30, 31, 35, 50, 80]
  const members = weeks.map((totalWeeks) => ({ x: 5, lastWeeks: 30, totalWeeks }))
  const silent = members.map((member) => silentProbability(params, member, 90 / 7))
  const expected = members.map((member) => expectedPurchases(params, member, 90 / 7))
  expect(silent).toEqual([...silent].sort((a, b) => a - b))
  expect(expected).toEqual([...expected].sort((a, b) => b - a))
})

test('hundreds of purchases do not overflow', () => {
  const regular = { x: 400, lastWeeks: 100, totalWeeks: 100 }
  expect(expectedPurchases(published, regular, 52)).toBeGreaterThan(150)
  expect(silentProbability(published, regular, 1)).toBeLessThan(0.05)
})

test('where the formula divides by nothing the expectation still is the limit', () => {
  const at = (a: number) => expectedPurchases({ ...published, a }, faithful, 52)
  expect(at(1) / at(1.0001)).toBeCloseTo(1, 3)
  expect(at(1) / at(0.9999)).toBeCloseTo(1, 3)
})

test('where everybody leaves at one rate, a and b are large, and the expectation is that of the rate', () => {
  const at = (size: number) =>
    expectedPurchases({ ...mbg, a: size, b: 4 * size }, { x: 4, lastWeeks: 3, totalWeeks: 26 }, 52)
  expect(at(20_000) / at(5_000)).toBeCloseTo(1, 3)
  expect(at(20_000)).toBeGreaterThan(0)
  // Many purchases and large parameters at once.
  const regular = expectedPurchases({ ...mbg, a: 20_000, b: 80_000 }, { x: 200, lastWeeks: 100, totalWeeks: 100 }, 52)
  // One in five leaves after each purchase: four more are to be expected of who is still there.
  expect(regular).toBeCloseTo(4, 1)
})
