import { addDays } from '#shared/kernel/business-day'
import { buildModel, type Fits, fitSample } from './build-model'
import { factsOf, factsWorth, type NetPurchase } from './facts'
import { logLikelihoodOf } from './fit'
import { filtered } from './kept-out'
import type { ForecastModel } from './model'
import { defaultScoreRules as rules } from './rules'
import { SAMPLE_COLUMNS, type Sample } from './sample'
import { expectedValue } from './score-of'
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
  expect(diagnostics).toMatchObject({ refusals: [], spend: { isUsed: false, unusedFor: ['notConverged'] } })
  expect(forecast?.spend).toBeNull()
  expect(forecast?.meanSpendFen).toBeGreaterThan(2999)
  expect(cuts.l?.every((cut) => Number.isFinite(cut) && cut > 0)).toBe(true)
})

const build = (shop: NetPurchase[][]) => buildModel(sampleOf(shop), { rules, version: 1, inForce: null })
const worthOf = (purchases: NetPurchase[], { forecast }: ReturnType<typeof build>) => {
  const facts = factsOf(purchases, 0)
  if (!forecast || !facts) throw new Error('there is a forecast and a purchase')
  return factsWorth(facts, forecast)
}
/** The shop with every member's days times something of their own. */
const withLevels = (levelOf: (days: number, index: number) => number): NetPurchase[][] =>
  aShopOf({ gapDays: 40, leaves: 0.2, members: 600, seed: 77 }).map((purchases, i) => {
    const level = levelOf(purchases.length, i)
    return purchases.map((each) => ({ ...each, netFen: Math.round(each.netFen * level) }))
  })

const sumOf = (values: number[]) => values.reduce((sum, each) => sum + each, 0)

test('where few spend most Gamma-Gamma has no mean: who spends little is still worth little, and the past is foretold', () => {
  const random = seeded(4)
  // Pareto with an infinite mean.
  const shop = withLevels(() => random() ** -2)
  const built = build(shop)
  expect(built.diagnostics.spend).toMatchObject({ isUsed: false, unusedFor: expect.arrayContaining(['noMean']) })
  const meanOf = (purchases: NetPurchase[]) => sumOf(purchases.map(({ netFen }) => netFen)) / purchases.length
  const little = shop
    .filter((purchases) => purchases.length > 2)
    .sort((a, b) => meanOf(a) - meanOf(b))
    .slice(0, 10)
  const lean = sumOf(little.map((each) => worthOf(each, built))) / sumOf(little.map(meanOf))
  expect(lean).toBeGreaterThan(0.8)
  expect(lean).toBeLessThan(1.8)
  expect(built.forecast?.meanSpendFen).toBeGreaterThan(50_000)
  const { predictedFen = 0, actualFen = 1 } = built.diagnostics.backtest ?? {}
  expect(predictedFen / actualFen).toBeGreaterThan(1 / 1.5)
  expect(predictedFen / actualFen).toBeLessThan(1.5)
})

test('the card of whoever has none changes nobody’s forecast, and the version says that it was kept out', () => {
  const shop = aShopOf({ gapDays: 40, leaves: 0.2, members: 300, seed: 8 })
  const crowd = Array.from({ length: 2400 }, (_, i) => ({
    day: addDays(AS_OF, -Math.floor(i / 8)),
    netFen: 250_000,
    isBack: false,
  }))
  const [without, withCrowd] = [build(shop), build([...shop, crowd])]
  expect(withCrowd.diagnostics).toMatchObject({ members: 301, keptOut: { crowd: 1, farOff: 0 } })
  const { frequency, spend, worth, meanSpendFen } = without.forecast ?? {}
  expect(withCrowd.forecast).toMatchObject({ frequency, spend, worth, meanSpendFen })
})

test('who comes often spends more: the two are not taken as unrelated', () => {
  const built = build(withLevels((days) => days))
  expect(built.diagnostics.spend).toMatchObject({ isUsed: false, unusedFor: ['correlated'] })
  expect(built.forecast?.worth?.byDays).toBeGreaterThan(0.5)
})

test('made in parts it is the same version', () => {
  const fits = { mbg: fitSample('mbg', sample), bg: fitSample('bg', sample) }
  const kept = JSON.parse(JSON.stringify(fits)) as typeof fits
  expect(buildModel(sample, { rules, version: 1, inForce: null, fits: kept })).toEqual(first)
})

test('one customer, or none that differ: cuts and no forecast, and no number that is none', () => {
  const one = aShopOf({ gapDays: 30, leaves: 0.2, members: 1, seed: 3 })
  const alike = Array.from({ length: 80 }, () => [{ day: addDays(AS_OF, -9), netFen: 500, isBack: false }])
  for (const shop of [one, alike]) {
    const { cuts, forecast } = build(shop)
    expect(forecast).toBeNull()
    expect([...cuts.r, ...cuts.f, ...cuts.m].every(Number.isFinite)).toBe(true)
  }
})

const bought = (daysAgo: number, netFen: number): NetPurchase => ({
  day: addDays(AS_OF, -daysAgo),
  netFen,
  isBack: false,
})

test.each<[string, number]>([
  ['three', 3],
  ['ten', 10],
])('a shop of %s days has no forecast: the days that it has seen would be those of a year', (_, days) => {
  const random = seeded(5)
  const shop = Array.from({ length: 200 }, () =>
    Array.from({ length: days }, (__, ago) => bought(ago, 2000)).filter(() => random() < 0.6),
  )
  const { forecast, diagnostics } = build(shop)
  expect(forecast).toBeNull()
  expect(diagnostics.refusals).toEqual(['tooFewMembers'])
})

test('more came back than was sold: nobody is worth less than nothing', () => {
  const shop = aShopOf({ gapDays: 30, leaves: 0.2, members: 300, seed: 3 })
  const built = build(shop.map((purchases) => purchases.map((each) => ({ ...each, netFen: -500 }))))
  expect(built.forecast?.meanSpendFen).toBe(0)
  expect(built.cuts.l).toEqual([0, 0, 0, 0])
})

test.each([100, 37])(
  'who are alike share a value with the cut that lies on it, to the last digit, at %i %% margin',
  (marginPercent) => {
    const histories = Array.from({ length: 41 }, (_, i) =>
      [bought(200 - i, 1830 + 77 * i), bought(11 + 3 * i, 2177 + i), bought(i, 999)].slice(0, 1 + (i % 3)),
    )
    const alike = { ...rules, ltv: { ...rules.ltv, marginPercent } }
    // Six of each of 41: every cut lies on a value.
    const shop = histories.flatMap((purchases) => Array.from({ length: 6 }, () => purchases))
    const { forecast, cuts } = buildModel(sampleOf(shop), { rules: alike, version: 2, inForce: first.forecast })
    const values = histories.map((purchases) => {
      const facts = factsOf(purchases, 0)
      if (!forecast || !facts) throw new Error('there is a forecast and a purchase')
      return expectedValue(facts, AS_OF, forecast, alike)
    })
    const isBeside = (value: number, cut: number) => value !== cut && Math.abs(value / cut - 1) < 1e-9
    expect(cuts.l).toHaveLength(4)
    expect(cuts.l?.filter((cut) => values.some((value) => isBeside(value, cut)))).toEqual([])
  },
)

test('of a large shop every second member is fitted, and the one in force is judged by the same ones', () => {
  const times = 45
  const large = Object.fromEntries(
    SAMPLE_COLUMNS.map((column) => [
      column,
      Float64Array.from({ length: times * sample[column].length }, (_, i) => sample[column][i % 600] as number),
    ]),
  ) as Sample
  const inForce = forecastOf({})
  const worse = { ...inForce.frequency, r: inForce.frequency.r * 1.2 }
  const half = filtered(large, (_, i) => i % 2 === 0)
  const logLikelihood = logLikelihoodOf(worse, half)
  const fit: Fits['mbg'] = {
    params: worse,
    logLikelihood,
    members: half.x.length,
    hasConverged: true,
    hasNoDropout: false,
    evaluations: 1,
  }
  const built = buildModel(large, { rules, version: 2, inForce, fits: { mbg: fit, bg: null } })
  expect(built.diagnostics.refusals).toEqual(['worseThanInForce'])
})
