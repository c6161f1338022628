import type { BusinessDay, BusinessMonth } from '#shared/kernel/business-day'
import { amount, type Counted, share } from './facts'
import { FIGURES } from './figures'
import type { FigureScope } from './known-of'
import { type FigureTargetRules, figureLight, figureTargetRules, rulesForPart, targetOf } from './target-rules'

const period = (fromDay: string, toDay: string) => ({ fromDay: fromDay as BusinessDay, toDay: toDay as BusinessDay })
const rules: FigureTargetRules = {
  ladders: [
    {
      key: 'turnover',
      fromMonth: '2026-11' as BusinessMonth,
      steps: [
        { base: 3_000_000, challenge: 6_000_000 },
        { base: 3_100_000, challenge: 6_200_000 },
      ],
    },
    { key: 'newShare', fromMonth: '2026-11' as BusinessMonth, steps: [{ base: 0.2, challenge: 0.3 }] },
    { key: 'asleep', fromMonth: '2026-11' as BusinessMonth, steps: [{ base: 0.4, challenge: 0.3 }] },
  ],
  marginPercent: null,
  hysteresisPercent: 5,
}
const turnover = { key: 'turnover', adds: true, unit: 'fen' } as const
const newShare = { key: 'newShare', unit: 'percent' } as const

test.each([
  ['a whole month', period('2026-11-01', '2026-11-30'), { base: 3_000_000, challenge: 6_000_000 }],
  ['a week in it, its seven days', period('2026-11-02', '2026-11-08'), { base: 700_000, challenge: 1_400_000 }],
  ['a week over the month’s end', period('2026-11-30', '2026-12-06'), { base: 700_000, challenge: 1_400_000 }],
  ['a month behind the last step', period('2027-03-01', '2027-03-31'), { base: 3_100_000, challenge: 6_200_000 }],
])('of what adds up %s has the part of its days', (_title, asked, expected) => {
  expect(targetOf(rules, turnover, asked)).toEqual(expected)
})

test('nothing was promised before the ladder begins, nor of a figure without one', () => {
  expect(targetOf(rules, turnover, period('2026-10-26', '2026-11-01'))).toBeNull()
  expect(targetOf(rules, newShare, period('2026-10-01', '2026-10-31'))).toBeNull()
  expect(targetOf(rules, { key: 'orders', adds: true }, period('2026-11-01', '2026-11-30'))).toBeNull()
})

const lit = (spec: Parameters<typeof figureLight>[1], now: Counted, was: Counted = amount(null)) =>
  figureLight(rules, spec, { kind: 'week', period: period('2026-11-16', '2026-11-22'), now, was }).light

test('a share far below its base is bad, within chance it is watched, from the challenge on good', () => {
  expect(lit(newShare, share(10, 100))).toBe('bad')
  // 16 of 100 may be 20 by chance.
  expect(lit(newShare, share(16, 100))).toBe('watch')
  expect(lit(newShare, share(160, 1_000))).toBe('bad')
  expect(lit(newShare, share(30, 100))).toBe('good')
  expect(lit(newShare, share(0, 0))).toBe('unknown')
  expect(lit({ key: 'orders', adds: true, unit: 'orders' }, amount(3))).toBe('unknown')
})

test('where less is better the light is turned round', () => {
  const asleep = { key: 'asleep', unit: 'percent' } as const
  expect([lit(asleep, share(250, 1_000)), lit(asleep, share(350, 1_000)), lit(asleep, share(600, 1_000))]).toEqual([
    'good',
    'watch',
    'bad',
  ])
})

test('a light stays on until its bound is passed by the slack', () => {
  const [good, bad] = [amount(1_500_000), amount(500_000)]
  expect(lit(turnover, amount(1_350_000), good)).toBe('good')
  expect(lit(turnover, amount(1_350_000), amount(1_000_000))).toBe('watch')
  expect(lit(turnover, amount(1_300_000), good)).toBe('watch')
  expect(lit(turnover, amount(720_000), bad)).toBe('bad')
  expect(lit(turnover, amount(720_000), amount(1_000_000))).toBe('watch')
  expect(lit(turnover, amount(740_000), bad)).toBe('watch')
})

test('a ladder is of a known figure, and one for each', () => {
  const { schema, fallback } = figureTargetRules
  expect(schema.safeParse(fallback).success).toBe(true)
  expect(schema.safeParse(rules).success).toBe(true)
  const problems = (ladders: unknown) =>
    schema.safeParse({ ...rules, ladders }).error?.issues.map(({ message }) => message)
  const [first] = rules.ladders
  expect(problems([first, first])).toEqual(['一个数字只能有一张阶梯'])
  const share = { key: 'satisfaction', fromMonth: '2026-11', steps: [{ base: 4, challenge: 4.5 }] }
  expect(problems([share])).toEqual(['这是占比，写 0 到 1：85% 写 0.85'])
  expect(problems([{ ...share, steps: [{ base: 0.85, challenge: 1 }] }])).toBeUndefined()
  expect(problems([{ ...first, key: 'nobody' }])).toEqual(['没有这个数字'])
  expect(schema.safeParse({ ...rules, ladders: [{ ...first, key: 'own-tea' }] }).success).toBe(true)
})

test('how much there is was promised of the whole shop, a price and a share of every store, nothing of tiers and channels', () => {
  const ladders = ['turnover', 'buyers', 'orderValue', 'repeat30'].map((key) => ({
    ...{ key, fromMonth: '2026-01' as const, steps: [{ base: 0.1, challenge: 0.2 }] },
  }))
  const promised = { ...figureTargetRules.fallback, ladders } as FigureTargetRules
  const week = period('2026-11-16', '2026-11-22')
  const isPromised = (key: string, scope: FigureScope) => {
    const spec = FIGURES.find((each) => each.key === key)
    return spec !== undefined && targetOf(rulesForPart(promised, spec, scope), spec, week) !== null
  }
  const of = (scope: FigureScope) => ladders.map(({ key }) => isPromised(key, scope))
  expect([of('shop'), of('store'), of('region'), of('tier'), of('channel')]).toEqual([
    [true, true, true, true],
    [false, false, true, true],
    [false, false, true, true],
    [false, false, false, false],
    [false, false, false, false],
  ])
})
