import { benefitCopyProblems } from './benefit-copy'
import { defaultTierRules, tierRulesSchema } from './rules'

function problemsOf(title: string, detail: string): string[] {
  const [base, ...others] = defaultTierRules.tiers
  const benefits = [{ kind: 'service', title, detail }]
  return benefitCopyProblems(tierRulesSchema.parse({ ...defaultTierRules, tiers: [{ ...base, benefits }, ...others] }))
}

test.each([
  ['生日当月八折', '限堂食', '八折'],
  ['会员价', '全场 8.8 折', '8 折'],
  ['会员价', '全场9折', '9折'],
  ['到店礼', '满 50 立减', '立减'],
  ['送到家', '全年免配送', '免配送'],
  ['好价', '每杯省 ¥2', '省 ¥'],
  ['好价', '大杯只要 9 元', '9 元'],
  ['周三', '买一送一', '买一送'],
])('%s, %s promises what no words can keep', (title, detail, found) => {
  const [first] = problemsOf(title, detail)
  expect(first).toContain('收银不会照文字算')
  expect(first).toContain(found.slice(-1))
})

test.each([
  ['新茶试饮', '每季到店尝新茶'],
  ['留座', '周末提前一天留座，打折的茶也一样'],
  ['生日歌', '生日当天店员唱一首'],
])('%s, %s is what people do', (title, detail) => {
  expect(problemsOf(title, detail)).toEqual([])
})

test('what the law of advertising forbids is named with its reason', () => {
  expect(problemsOf('顶级待遇', '店长泡茶')).toEqual(['素纸的“顶级待遇”写了“顶级”：不能用绝对化的词'])
})
