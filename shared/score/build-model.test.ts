import { addDays } from '#shared/kernel/business-day'
import { buildModel } from './build-model'
import type { ForecastModel } from './model'
import { defaultScoreRules as rules } from './rules'
import { AS_OF, aShopOf, sampleOf, seeded } from './testing/a-shop'

const sample = sampleOf(aShopOf({ gapDays: 30, leaves: 0.15, members: 600, seed: 21 }))
const first = buildModel(sample, { rules, version: 1, inForce: null })
const forecastOf = (change: Partial<ForecastModel['frequency']>): ForecastModel => {
  if (!first.forecast) throw new Error('the first version has a forecast')
  return { ...first.forecast, fittedInVersion: 1, frequency: { ...first.forecast.frequency, ...change } }
}

test('a sane fit is adopted, with both models reported and its own forecast of the last 90 days', () => {
  expect(first.forecast).toMatchObject({ fittedInVersion: 1, frequency: { kind: 'mbg' } })
  expect(first.diagnostics).toMatchObject({ members: 600, refusals: [], bg: { hasConverged: true } })
  const { predictedSilent = 0, actualSilent = 1 } = first.diagnostics.backtest ?? {}
  expect(Math.abs(predictedSilent - actualSilent)).toBeLessThan(0.1)
  expect(first.cuts.l).toHaveLength(4)
})

test('made again from the same members it is the same, to the last digit', () => {
  expect(buildModel(sample, { rules, version: 1, inForce: null })).toEqual(first)
})

test('too few members: quintiles and no forecast', () => {
  const few = buildModel(sampleOf(aShopOf({ gapDays: 30, leaves: 0.2, members: 40, seed: 2 })), {
    rules,
    version: 1,
    inForce: null,
  })
  expect(few.forecast).toBeNull()
  expect(few.cuts.r).toHaveLength(4)
  expect(few.diagnostics.refusals).toContain('tooFewMembers')
})

test('nobody at all: no cuts, and everybody who comes first scores alike', () => {
  const none = buildModel(sampleOf([]), { rules, version: 1, inForce: null })
  expect(none).toMatchObject({ cuts: { r: [], f: [], m: [], l: null, s: null }, forecast: null })
})

test('a fit that the shop contradicts is not adopted: what was in force stays, with new cuts', () => {
  // Half of the shop came back within the last days, as after a festival: no model of the year foretells that.
  const festival = { ...sample, backDays: sample.backDays.map((_, i) => (i % 8 === 0 ? 0 : 1)) }
  const inForce = forecastOf({ r: 0.9 })
  const built = buildModel(festival, { rules, version: 2, inForce })
  expect(built.diagnostics.refusals).toEqual(['notCalibrated'])
  expect(built.forecast).toMatchObject({ fittedInVersion: 1, frequency: inForce.frequency })
  expect(buildModel(festival, { rules, version: 2, inForce: null }).forecast).toBeNull()
})

test('the rules choose the model', () => {
  const bg = buildModel(sample, {
    rules: { ...rules, model: { ...rules.model, kind: 'bg' } },
    version: 1,
    inForce: null,
  })
  expect(bg.forecast?.frequency.kind).toBe('bg')
})

test('a shop in which everybody is alike runs the parameters to their bounds, and the forecasts still are numbers', () => {
  const random = seeded(9)
  const alike = Array.from({ length: 300 }, () => {
    const purchases = []
    let ago = 360 * random()
    do {
      purchases.push({ day: addDays(AS_OF, -Math.floor(ago)), netFen: 3000, isBack: false })
      ago += 60 * Math.log(random())
    } while (ago > 0 && random() > 0.4)
    return purchases
  })
  const { forecast, diagnostics, cuts } = buildModel(sampleOf(alike), { rules, version: 1, inForce: null })
  expect(diagnostics).toMatchObject({ refusals: [], spend: { isUsed: false } })
  expect(forecast?.spend).toBeNull()
  expect(forecast?.meanSpendFen).toBeGreaterThan(2999)
  expect(cuts.l?.every((cut) => Number.isFinite(cut) && cut > 0)).toBe(true)
})
