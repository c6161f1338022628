import { defaultScoreRules } from './rules'
import { type StageFacts, stageOf } from './stage'

const rules = defaultScoreRules.stages
const facts = (fields: Partial<StageFacts>): StageFacts => ({
  recencyDays: 5,
  tenureDays: 200,
  purchaseDays: 3,
  silent90: 0.3,
  ...fields,
})

test.each<[string, Partial<StageFacts>, string]>([
  ['366 days without a purchase', { recencyDays: 366, tenureDays: 700 }, 'lost'],
  ['a year without a purchase', { recencyDays: 365, tenureDays: 700 }, 'asleep'],
  ['91 days without a purchase', { recencyDays: 91 }, 'asleep'],
  ['90 days without a purchase', { recencyDays: 90 }, 'active'],
  ['30 days since the first purchase', { tenureDays: 30, purchaseDays: 1, silent90: 0.99 }, 'new'],
  ['31 days since it, and never again', { tenureDays: 31, purchaseDays: 1 }, 'active'],
  ['a second purchase within 180 days', { tenureDays: 180, purchaseDays: 2 }, 'growing'],
  ['a second purchase long ago', { tenureDays: 181, purchaseDays: 2 }, 'active'],
  ['six days with a purchase', { purchaseDays: 6 }, 'loyal'],
  ['six of them, but likelier to stay away than most', { purchaseDays: 6, silent90: 0.81 }, 'atRisk'],
  ['exactly at the cut', { silent90: 0.8 }, 'active'],
])('%s', (_rule, fields, stage) => {
  expect(stageOf(facts(fields), rules, 0.8)).toBe(stage)
})

test('without a model nobody is at risk', () => {
  expect(stageOf(facts({ silent90: null }), rules, null)).toBe('active')
})
