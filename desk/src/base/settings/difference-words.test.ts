import { defaultTierRules } from '#shared/ledger/tier/rules'
import { withAt } from '../../ui/form/schema-node'
import { changesInWords } from './difference-words'

test('a tier is called by its name, and its field by its word', () => {
  const after = withAt(defaultTierRules, ['tiers', 1, 'threshold'], 240)
  expect(changesInWords(defaultTierRules, after)).toEqual([
    { where: '翡翠 · 升级门槛（成长值）', before: '300', after: '240' },
  ])
})

test('money is said in yuan, shares in percent, nothing as nothing', () => {
  const before = { offer: { amountOffFen: 1200 }, limits: { stock: null } }
  const after = { offer: { amountOffFen: 1500 }, limits: { stock: 400 } }
  expect(changesInWords(before, after)).toEqual([
    { where: '优惠内容 · 减', before: '¥12.00', after: '¥15.00' },
    { where: '限量 · 总共', before: '没有', after: '400' },
  ])
})

test('what did not change is not said', () => {
  expect(
    changesInWords(defaultTierRules, withAt(defaultTierRules, ['windowMonths'], defaultTierRules.windowMonths)),
  ).toEqual([])
})
