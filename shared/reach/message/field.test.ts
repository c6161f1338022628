import * as fc from 'fast-check'
import { FIELD_KEY, fieldProblem, fillField } from './field'

test.each([
  ['thing1', '二十个字二十个字二十个字二十个字二十个字', true],
  ['thing1', '二十个字二十个字二十个字二十个字二十个字多', false],
  ['thing1', '两\n行', false],
  ['thing1', ' ', false],
  ['phrase2', '快到期', true],
  ['phrase2', '快到期a', false],
  ['phrase2', '六个汉字不行', false],
  ['time3', '15:01', true],
  ['time3', '2026年10月1日 15:01', true],
  ['time3', '9:00~12:00', true],
  ['time3', '明天', false],
  ['date4', '2026年10月1日', true],
  ['date4', '2026-10-1', true],
  ['date4', '2026-10/1', false],
  ['amount5', '¥12.50', true],
  ['amount5', '12.5元', true],
  ['amount5', '12345678901', false],
  ['character_string6', 'A-01', true],
  ['character_string6', '号A', false],
  ['number7', '120', true],
  ['number7', '120 分', false],
  ['name8', '林间小鹿', true],
  ['name8', 'Lin Jian Xiao Lu', true],
  ['name8', '林间 Xiao Lu Deer', false],
  ['letter9', 'AB', true],
  ['letter9', 'A1', false],
  ['short_thing1', '短', false],
])('%s takes %j: %s', (key, value, isTaken) => {
  expect(fieldProblem(key, value) === null).toBe(isTaken)
})

const thing = { key: 'thing1', text: '“{coupon}”快到期了', fallback: '你有券快到期了' }

test.each([
  ['what fits stands whole', { coupon: '新人茶券' }, '“新人茶券”快到期了'],
  [
    'the variable is cut, not what stands around it',
    { coupon: '一二三四五六七八九十一二三四五六七八' },
    '“一二三四五六七八九十一二三…”快到期了',
  ],
  ['a value that is missing', {}, '你有券快到期了'],
  ['an empty value', { coupon: '' }, '你有券快到期了'],
  ['a line break in a value becomes a space', { coupon: '新人\n茶券' }, '“新人 茶券”快到期了'],
])('%s', (_name, values, said) => {
  expect(fillField(thing, values as Record<string, string>)).toBe(said)
})

test('whatever the values are, WeChat takes what comes out', () => {
  const field = fc.constantFrom(
    thing,
    { key: 'phrase1', text: '{coupon}', fallback: '券' },
    { key: 'number1', text: '{coupon}', fallback: '0' },
  )
  fc.assert(
    fc.property(field, fc.string({ unit: 'grapheme', maxLength: 60 }), (rule, coupon) => {
      expect(fieldProblem(rule.key, fillField(rule, { coupon }))).toBeNull()
    }),
    { numRuns: 200 },
  )
})

test('a name of a field is one that WeChat has', () => {
  expect(['thing1', 'character_string12'].every((key) => FIELD_KEY.test(key))).toBe(true)
  expect(['thing', 'enum1', 'DATA', 'thing100'].some((key) => FIELD_KEY.test(key))).toBe(false)
})
