import type { Form } from './form'
import { promoterScore } from './results'
import { questionRulesSchema } from './rules'

const form: Form = {
  ...{ key: 'taste', title: '口味小问卷', about: '用来挑茶', purpose: 'taste', isOpen: true },
  ...{ endDay: null, points: 10, sensitive: null },
  questions: [{ key: 'sweet', text: '多甜合适', kind: 'rating', isOptional: true, options: [] }],
}
const [question] = form.questions as [Form['questions'][number]]
const asked = (part: Partial<Form['questions'][number]>) => ({ questions: [{ ...question, ...part }] })
const choices = [
  { key: 'a', text: '坚果', tag: null },
  { key: 'b', text: '牛奶', tag: null },
]

test('a plain form is taken', () => expect(questionRulesSchema.safeParse({ forms: [form] }).success).toBe(true))

test.each<[string, Partial<Form>, string]>([
  ['points for health', { sensitive: 'health' }, '敏感信息不能给积分'],
  ['allergies without saying so', asked({ text: '对什么过敏' }), '问到健康或孩子'],
  ['a child without saying so', { title: '宝宝的口味' }, '问到健康或孩子'],
  [
    'a tag from health',
    {
      sensitive: 'health',
      points: 0,
      ...asked({ kind: 'choice', options: [{ key: 'a', text: '坚果', tag: 'nuts' }, ...choices.slice(1)] }),
    },
    '不能变成标签',
  ],
  ['points for a good review', { about: '给个好评领积分' }, '好评'],
  ['a choice of one', asked({ kind: 'choice', options: choices.slice(0, 1) }), '至少两个选项'],
  ['options for a mark', asked({ options: choices }), '只有单选和多选'],
  ['the same question twice', { questions: [question, question] }, '两个问题的代号一样'],
  ['a recommendation without its scale', { purpose: 'nps' }, '0–10 的刻度'],
])('%s is refused, with why', (_what, part, message) => {
  const { error } = questionRulesSchema.safeParse({ forms: [{ ...form, ...part }] })
  expect(error?.issues.map((issue) => issue.message).join('\n')).toContain(message)
})

test.each([
  [[], null],
  [[10, 9], 100],
  [[7, 8], 0],
  [[0, 6], -100],
  [[10, 0, 7], 0],
])('%j recommend with a score of %p', (figures, score) => expect(promoterScore(figures)).toBe(score))
