import { defaultMessageRules, messageRulesSchema, templateOf } from './rules'
import { aTemplate } from './testing/a-template'

const problemsOf = (over: Record<string, unknown>) => {
  const parsed = messageRulesSchema.safeParse({ ...defaultMessageRules, ...over })
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message)
}
const field = (over: Record<string, string>) => ({
  templates: [{ ...aTemplate(), fields: [{ key: 'thing1', text: '记得签到', fallback: '签到', ...over }] }],
})

test('nothing is asked for by default, and a template that keeps to the rules passes', () => {
  expect(problemsOf({})).toEqual([])
  expect(problemsOf({ templates: [aTemplate()] })).toEqual([])
  expect(templateOf({ ...defaultMessageRules, templates: [aTemplate({ isOn: false })] }, 'check-in-next')).toBeNull()
})

test.each([
  ['a purpose twice', { templates: [aTemplate(), aTemplate()] }, '写了两次'],
  ['in the quiet time', { templates: [aTemplate({ sendAt: '22:00' })] }, '安静时间'],
  ['a word that every object has', field({ text: '{constructor}' }), '没有 {constructor}'],
  ['a variable of another purpose', field({ text: '{coupon}' }), '没有 {coupon}'],
  [
    'a fallback that WeChat would refuse',
    field({ key: 'phrase1', text: '签到', fallback: '六个汉字不行' }),
    '5 个汉字以内',
  ],
  ['a sample that WeChat would refuse', field({ key: 'number1', text: '{day}', fallback: '1' }), '照例子填进去'],
  ['advertising', field({ text: '全网最好的茶' }), '最好'],
])('%s is said', (_name, over, said) => {
  expect(problemsOf(over).join()).toContain(said)
})
