import { targetRules } from '#shared/front/today/rules'
import { defaultTierRules } from '#shared/ledger/tier/rules'
import { nodeOf, withAt } from '../../ui/form/schema-node'
import { amountAt } from './amounts'
import { changesInWords, type Wording } from './difference-words'

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

test('what is new is told field by field, with the titles and units that the form has, and what is gone in one line with its figures', () => {
  const one = { targets: [{ key: 'joined', base: 260, challenge: 300 }], hysteresisPercent: 3 }
  const two = {
    targets: [...one.targets, { key: 'revenue', base: 8_500_000, challenge: 9_200_000 }],
    hysteresisPercent: 3,
  }
  const wording: Wording = {
    node: nodeOf(targetRules.schema),
    amountAt: (document, path) => amountAt('targets', document, path),
  }
  const [key, base, challenge] = changesInWords(one, two, wording)
  expect(key).toMatchObject({ before: '没有' })
  expect(base).toEqual({ where: `${key?.after} · 底线`, before: '没有', after: '¥85,000' })
  expect(challenge).toEqual({ where: `${key?.after} · 目标`, before: '没有', after: '¥92,000' })
  expect(changesInWords(two, one, wording)).toEqual([
    { where: key?.after, before: '底线 ¥85,000、目标 ¥92,000', after: '去掉', isGone: true },
  ])
})

test('a short list is said, what is left empty in something new is not, and a figure has its unit', () => {
  const fresh = { ways: ['centre'], weekdays: [1, 2], claimWindow: { from: null, until: null }, texts: { about: '' } }
  expect(changesInWords(null, fresh).map(({ where }) => where)).toHaveLength(2)
  expect(changesInWords({ daily: { points: 2 } }, { daily: { points: 3 } })).toEqual([
    expect.objectContaining({ before: '2 积分', after: '3 积分' }),
  ])
})

test('what did not change is not said', () => {
  expect(
    changesInWords(defaultTierRules, withAt(defaultTierRules, ['windowMonths'], defaultTierRules.windowMonths)),
  ).toEqual([])
})
