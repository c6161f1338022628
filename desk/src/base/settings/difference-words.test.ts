import { differences } from '#shared/base/settings/difference'
import { nodeOf, openIn } from '#shared/base/settings/schema-node'
import { targetRules } from '#shared/front/today/rules'
import { ownFigureRules } from '#shared/insight/figure/own-rules'
import { defaultTierRules } from '#shared/ledger/tier/rules'
import { conditionWords } from '../../insight/segment/condition-words'
import { withAt } from '../../ui/form/schema-node'
import { amountAt } from './amounts'
import { changesInWords, differencesInWords, type Wording } from './difference-words'

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

describe('a condition', () => {
  const wording: Wording = {
    node: nodeOf(ownFigureRules.schema),
    choices: { products: [{ value: 'tea', label: '茉莉绿茶' }] },
    condition: (value) =>
      conditionWords(value, (kind, key) => (kind === 'product' && key === 'tea' ? '茉莉绿茶' : key)),
  }
  const goods = { kind: 'hasGoods', products: ['tea'] }
  const figure = (where: unknown) => ({
    figures: [{ key: 'own-a', title: '茶单', about: '', above: { of: 'orders', where }, below: null }],
  })

  test('that is new, changed or gone is said whole in words, with names and not with keys', () => {
    const two = { kind: 'all', of: [goods, { kind: 'not', of: { kind: 'usedCoupon' } }] }
    const inTwoLines = '同时满足：\n  买了 茉莉绿茶\n  不满足：\n    用了券'
    const where = '茶单 · 分子 · 只算哪些消费'
    expect(changesInWords(figure(null), figure({ kind: 'all', of: [goods] }), wording)).toEqual([
      { where, before: '没有', after: '买了 茉莉绿茶' },
    ])
    expect(changesInWords(figure(goods), figure(two), wording)).toEqual([
      { where, before: '买了 茉莉绿茶', after: inTwoLines },
    ])
    expect(changesInWords(figure(two), figure(null), wording)).toEqual([{ where, before: inTwoLines, after: '没有' }])
    // As it comes from the shop, which sends differences and no documents.
    const found = differences(figure(goods), figure(two), openIn(nodeOf(ownFigureRules.schema)))
    expect(differencesInWords(found, wording)).toMatchObject([{ before: '买了 茉莉绿茶', after: inTwoLines }])
  })

  test('of a new entry is said with its other fields, and one that is not finished is said to be so', () => {
    const said = changesInWords({ figures: [] }, figure(goods), wording).map(({ where, after }) => `${where}：${after}`)
    expect(said).toContain('茶单 · 分子 · 只算哪些消费：买了 茉莉绿茶')
    expect(changesInWords(figure(null), figure({ kind: 'all', of: [] }), wording)).toMatchObject([
      { after: '还没有写完的条件' },
    ])
  })
})

test('what ids stand for is said where the choices of their field are known', () => {
  const choices = { withoutProducts: [{ value: 'bag', label: '纸袋' }] }
  expect(changesInWords({ withoutProducts: [] }, { withoutProducts: ['bag'] }, { choices })).toMatchObject([
    { after: '纸袋' },
  ])
})
