import { defaultLifecycleRules, lifecycleRulesSchema } from './rules'

const problemsOf = (value: unknown) => {
  const parsed = lifecycleRulesSchema.safeParse(value)
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message)
}

test('the rules that a shop opens with are valid', () => {
  expect(problemsOf(defaultLifecycleRules)).toEqual([])
})

const { steps, buyers, engagement } = defaultLifecycleRules

test.each([
  [{ buyers: { ...buyers, asleepDays: 30 } }, '沉睡的天数必须大于有风险的天数'],
  [{ buyers: { ...buyers, lostDays: 90 } }, '流失的天数必须大于沉睡的天数'],
  [{ steps: { ...steps, loyalDays: 2 } }, '忠诚的消费日数必须大于成长的'],
  [{ engagement: { ...engagement, weights: { ...engagement.weights, breadth: 0.3 } } }, '权重之和必须是 1'],
  [
    { engagement: { ...engagement, weights: { regularity: 0, recency: 0, breadth: 0, satisfaction: 1 } } },
    '不能只看满意不满意，没有问过的会员就没有参与度',
  ],
  [{ engagement: { ...engagement, fullDays: 31 } }, '算满分的天数不能多于看的天数'],
  [{ engagement: { ...engagement, highFrom: 30 } }, '高的分数必须大于中的'],
])('what cannot be meant is refused: %j', (change, message) => {
  expect(problemsOf({ ...defaultLifecycleRules, ...change })).toEqual([message])
})
