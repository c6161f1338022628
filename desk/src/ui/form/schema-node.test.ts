import { nodeOf, unwrapped } from '#shared/base/settings/schema-node'
import { tagRules } from '#shared/insight/tag/rules'
import { tierRules } from '#shared/ledger/tier/rules'
import { templateRulesSchema } from '#shared/loyalty/coupon/rules'
import { blankOf, kindsIn, problemsOf, withAt } from './schema-node'

test('a union by kind is told apart, and begins with its first kind', () => {
  const { node } = unwrapped(nodeOf(templateRulesSchema).properties?.offer ?? {})
  expect(kindsIn(node).map(({ kind }) => kind)).toEqual(['amountOff', 'percentOff', 'exchange', 'gift', 'freeDelivery'])
  expect(blankOf(node)).toEqual({ kind: 'amountOff', amountOffFen: 1 })
})

test('a field that may be left empty begins empty and keeps its form', () => {
  const stock = nodeOf(templateRulesSchema).properties?.limits?.properties?.stock ?? {}
  expect(blankOf(stock)).toBeNull()
  expect(unwrapped(stock)).toMatchObject({ isNullable: true, node: { type: 'integer' } })
})

test('a change by path leaves all others as they are, the same objects', () => {
  const before = tierRules.fallback
  const after = withAt(before, ['tiers', 1, 'threshold'], 240) as typeof before
  expect(after.tiers[1]?.threshold).toBe(240)
  expect(after.tiers[0]).toBe(before.tiers[0])
  expect(before.tiers[1]?.threshold).toBe(300)
})

test('what a rule refuses is said at its place, in its own words', () => {
  const wrong = withAt(tierRules.fallback, ['tiers', 2, 'threshold'], 200)
  expect(problemsOf(tierRules.schema, wrong).get('tiers.2.threshold')).toEqual(['门槛必须逐级提高'])
})

test('what only has the wrong form is said in Chinese, too', () => {
  const wrong = withAt(tierRules.fallback, ['windowMonths'], 0)
  expect(problemsOf(tierRules.schema, wrong).get('windowMonths')).toEqual(['太小，至少 1'])
})

test('a union is told apart by whatever field has a word of its own in each branch', () => {
  const tag = nodeOf(tagRules.schema).properties?.tags?.items ?? {}
  expect(kindsIn(tag).map(({ field, kind }) => [field, kind])).toEqual([
    ['by', 'rule'],
    ['by', 'hand'],
  ])
  expect(kindsIn({ anyOf: [{ type: 'string' }, { type: 'null' }] })).toEqual([])
})
