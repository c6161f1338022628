import { addDays, type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { buildModel } from './build-model'
import { factsOf } from './facts'
import { defaultScoreRules as rules } from './rules'
import type { PurchaseFacts } from './score'
import { type Figures, figuresOf, reviewDayOf } from './score-of'
import { AS_OF, aShopOf, sampleOf } from './testing/a-shop'
import { whyText } from './why-text'

const shop = aShopOf({ gapDays: 30, leaves: 0.15, members: 400, seed: 7 })
const model = buildModel(sampleOf(shop), { rules, version: 1, inForce: null })
const scale = { model, rules }
const people = shop.flatMap((purchases) => factsOf(purchases, 0) ?? [])

const published = ({ rfm, group, stage, watch, forecast }: Figures) => ({
  rfm,
  group,
  stage,
  isWatched: watch !== null,
  forecast,
})
const isOther = (one: Figures, other: Figures) => {
  const [a, b] = [published(one), published(other)]
  const moved = (name: 'silent30' | 'silent90') =>
    Math.abs((a.forecast?.[name] ?? 0) - (b.forecast?.[name] ?? 0)) >= 0.05
  const names = ({ forecast: _forecast, ...rest }: ReturnType<typeof published>) => JSON.stringify(rest)
  return names(a) !== names(b) || moved('silent30') || moved('silent90')
}

test('nothing changes class before the day of the next look, and that day something does, or it is the latest', () => {
  for (const facts of people.slice(0, 120)) {
    const figures = figuresOf(facts, AS_OF, scale)
    const reviewDay = reviewDayOf(figures, scale)
    const days = daysBetween(AS_OF, reviewDay)
    expect(days).toBeGreaterThan(0)
    for (let day = 1; day < days; day += 1) {
      expect(isOther(figures, figuresOf(facts, addDays(AS_OF, day), scale))).toBe(false)
    }
    const isTurned = isOther(figures, figuresOf(facts, reviewDay, scale))
    expect(isTurned || days === rules.review.daysMax).toBe(true)
  }
})

test('every member has all figures, within their bounds', () => {
  for (const facts of people) {
    const { forecast, value, watch, asOfDay } = figuresOf(facts, AS_OF, scale)
    expect(value).toBeGreaterThanOrEqual(0)
    expect(value).toBeLessThanOrEqual(100)
    const { silent30 = 0, silent90 = 0, alive = 0, ltvFen } = forecast ?? {}
    expect(silent30).toBeGreaterThan(silent90)
    expect(alive).toBeLessThanOrEqual(1)
    expect(ltvFen?.low).toBeLessThanOrEqual(ltvFen?.expected ?? 0)
    expect(ltvFen?.high).toBeGreaterThanOrEqual(ltvFen?.expected ?? 0)
    expect(watch !== null).toBe(daysBetween(facts.lastDay, asOfDay) <= 90)
  }
})

test('the value is the margin: half the margin, half the value', () => {
  const half = { ...rules, ltv: { ...rules.ltv, marginPercent: 50 } }
  const [facts] = people
  if (!facts) throw new Error('there are members')
  const whole = figuresOf(facts, AS_OF, scale).forecast?.ltvFen.expected ?? 0
  expect(figuresOf(facts, AS_OF, { model, rules: half }).forecast?.ltvFen.expected).toBeCloseTo(whole / 2, -1)
})

test('without a model there are scores, a group and a stage, and no forecast', () => {
  const facts: PurchaseFacts = {
    firstDay: AS_OF,
    lastDay: AS_OF,
    purchaseDays: 1,
    spentFen: 100,
    repeatSpentFen: 0,
    social: 0,
  }
  const bare = { cuts: { ...model.cuts, l: null }, forecast: null }
  const figures = figuresOf(facts, AS_OF, { model: bare, rules })
  expect(figures).toMatchObject({ rfm: { r: 5, l: null, s: null }, stage: 'new', forecast: null, watch: null })
  expect(figures.dimensions).toEqual(['r', 'f', 'm'])
  expect(whyText(figures, { ...bare, version: 1 }, rules).map(({ figure }) => figure)).toContain('forecast')
})

test('each figure says where it comes from', () => {
  const facts: PurchaseFacts = {
    firstDay: '2026-08-01' as BusinessDay,
    lastDay: '2026-10-01' as BusinessDay,
    purchaseDays: 3,
    spentFen: 12_345,
    repeatSpentFen: 8_000,
    social: 0,
  }
  const figures = figuresOf(facts, AS_OF, scale)
  const why = whyText(figures, { ...model, version: 1 }, rules)
  expect(why.map(({ figure }) => figure)).toEqual(['r', 'f', 'm', 'l', 'value', 'group', 'stage', 'silent', 'ltv'])
  expect(why[0]?.text).toMatch(/^最近一次消费在 30 天前；分界 .* 天，越近越高：\d 分$/)
  expect(why.find(({ figure }) => figure === 'value')?.text).toContain('缺少社交')
})
