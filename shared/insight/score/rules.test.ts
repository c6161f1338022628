import { defaultScoreRules as rules, scoreRulesSchema } from './rules'

const problems = (change: object) => {
  const parsed = scoreRulesSchema.safeParse({ ...rules, ...change })
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message)
}

test('the built-in rules are valid', () => expect(problems({})).toEqual([]))

test.each<[string, object, string]>([
  ['weights that do not sum to 1', { weights: { r: 0.2, f: 0.2, m: 0.5, l: 0, s: 0 } }, '权重之和必须是 1'],
  ['money above 0.6', { weights: { r: 0.2, f: 0.1, m: 0.7, l: 0, s: 0 } }, '消费金额的权重不能超过 0.6'],
  [
    'a table without a last group for everybody',
    { groups: rules.groups.slice(0, 4) },
    '最后一组必须没有条件，收下其余所有会员',
  ],
  [
    'a group for everybody before the last',
    { groups: [...rules.groups, ...rules.groups.slice(-1)] },
    '只有最后一组可以没有条件',
  ],
  [
    'a group that nobody can ever be in',
    { groups: [rules.groups[0], { ...rules.groups[0], key: 'again' }, rules.groups.at(-1)] },
    '条件与前面的分组相同，永远不会有人',
  ],
  ['two groups of one key', { groups: [...rules.groups.slice(0, 1), ...rules.groups] }, '分组的 key 不能重复'],
  ['lost before asleep', { stages: { ...rules.stages, lostDays: 60 } }, '流失天数必须大于沉睡天数'],
  ['growing shorter than new', { stages: { ...rules.stages, growingDays: 10 } }, '成长期不能短于新客期'],
])('%s are refused', (_rule, change, message) => {
  expect(problems(change)).toContain(message)
})
