import { fitFrequency, logLikelihoodOf } from './fit'
import { drawMembers, seeded } from './testing/a-shop'

const members = drawMembers(4000, 12)

test('finds the parameters that members were drawn with', () => {
  const fit = fitFrequency('mbg', members)
  expect(fit).toMatchObject({ hasConverged: true, hasNoDropout: false, members: 4000 })
  const { r = 0, alpha = 0, a = 0, b = 0 } = fit?.params ?? {}
  expect(r).toBeGreaterThan(0.85)
  expect(r).toBeLessThan(1.15)
  expect(alpha / r).toBeCloseTo(5, 0)
  expect(a / (a + b)).toBeCloseTo(1 / 3, 1)
})

test('no parameters nearby explain the members better', () => {
  const fit = fitFrequency('bg', members)
  if (!fit) throw new Error('there is something to fit')
  expect(logLikelihoodOf(fit.params, members)).toBeCloseTo(fit.logLikelihood, 6)
  for (const name of ['r', 'alpha', 'a', 'b'] as const) {
    for (const factor of [0.97, 1.03]) {
      const moved = { ...fit.params, [name]: fit.params[name] * factor }
      expect(logLikelihoodOf(moved, members)).toBeLessThan(fit.logLikelihood)
    }
  }
})

test('says when nobody seems to leave, and stays within its bounds', () => {
  const random = seeded(5)
  const n = 800
  const totalWeeks = Float64Array.from({ length: n }, () => 10 + Math.floor(random() * 10))
  // Everybody bought again within the last week.
  const x = totalWeeks.map((total) => Math.floor(total / 2 + random() * 3) + 1)
  const lastWeeks = totalWeeks.map((total) => total - random())
  for (const kind of ['bg', 'mbg'] as const) {
    const fit = fitFrequency(kind, { x, lastWeeks, totalWeeks })
    expect(fit?.hasNoDropout).toBe(true)
    expect(Object.values(fit?.params ?? {}).every((value) => typeof value === 'string' || Number.isFinite(value))).toBe(
      true,
    )
  }
})

test('who came today is not fitted, and with nobody else there is no fit', () => {
  const none = new Float64Array(3)
  expect(fitFrequency('mbg', { x: none, lastWeeks: none, totalWeeks: none })).toBeNull()
  const withToday = {
    x: Float64Array.of(...members.x, 0),
    lastWeeks: Float64Array.of(...members.lastWeeks, 0),
    totalWeeks: Float64Array.of(...members.totalWeeks, 0),
  }
  expect(fitFrequency('mbg', withToday)?.logLikelihood).toBe(fitFrequency('mbg', members)?.logLikelihood)
})
