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

test('a weekly round, in which all buy at one rate: the rate ends at its bound, within some dozens of looks at the members', () => {
  const random = seeded(24)
  const n = 600
  const table = { x: new Float64Array(n), lastWeeks: new Float64Array(n), totalWeeks: new Float64Array(n) }
  for (let i = 0; i < n; i += 1) {
    const totalDays = 7 + Math.floor(100 * random())
    let [day, x] = [0, 0]
    for (let next = 0; ; x += 1) {
      next = day + 6 + Math.floor(3 * random())
      if (next > totalDays || random() < 0.02) break
      day = next
    }
    table.x[i] = x
    table.lastWeeks[i] = day / 7
    table.totalWeeks[i] = totalDays / 7
  }
  for (const kind of ['mbg', 'bg'] as const) {
    const fit = fitFrequency(kind, table)
    if (!fit) throw new Error('there is something to fit')
    expect(fit.hasConverged).toBe(true)
    expect(fit.evaluations).toBeLessThan(120)
    expect(fit.params.r).toBeCloseTo(Math.exp(6), 6)
    for (const name of ['alpha', 'a', 'b'] as const) {
      for (const factor of [0.9, 1.1]) {
        const moved = { ...fit.params, [name]: fit.params[name] * factor }
        expect(logLikelihoodOf(moved, table)).toBeLessThan(fit.logLikelihood + 1e-6)
      }
    }
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
