import { noteField, shortTextField } from './fields'
import { tidyText, unreadableReason } from './readable-text'

test.each([
  '林间',
  'Ana María',
  "O'Brien-Łuk",
  '👨‍👩‍👧',
  '❤️小吴❤️',
  '1️⃣号店',
  '👩🏽‍🚀',
  '葛\u{E0100}城',
  'Nguyễn Thị Ánh',
  'محمد',
  'สมชาย',
  '·',
])('%s is a name', (name) => {
  expect(unreadableReason(tidyText(name))).toBeNull()
  expect(shortTextField.parse(` ${name} `)).toBe(tidyText(name))
})

test.each([
  ['a zero width space', '林\u200B间', '有看不见的字符'],
  ['nothing but a zero width space', '\u200B', '有看不见的字符'],
  ['a Hangul filler', '\u3164', '有看不见的字符'],
  ['an empty Braille cell', '\u2800', '有看不见的字符'],
  ['a joiner between letters', '林\u200D间', '有看不见的字符'],
  ['a style without an emoji', '林\uFE0F', '有看不见的字符'],
  ['tags', '林\u{E0041}', '有看不见的字符'],
  ['a line feed', '林\n间', '有看不见的字符'],
  ['a soft hyphen', '林\u00AD间', '有看不见的字符'],
  ['a private character', '林\uE000', '有看不见的字符'],
  ['half of a pair', '林\uD83D', '有看不见的字符'],
  ['an override', '\u202E林间', '有改变文字方向的字符'],
  ['an isolate', '\u2067林间\u2069', '有改变文字方向的字符'],
  ['a mark of direction', '林\u200F间', '有改变文字方向的字符'],
  ['a pile of marks', 'a\u0335\u0336\u0337\u0338b', '一个字上叠了太多符号'],
  ['a mark alone', '\u0301', '没有看得见的字'],
])('%s is not what it seems', (_what, name, reason) => {
  expect(unreadableReason(tidyText(name))).toBe(reason)
  expect(shortTextField.safeParse(name).success).toBe(false)
})

test('what looks the same is spelled the same', () => {
  expect(shortTextField.parse('Ame\u0301lie')).toBe('Amélie')
})

test.each([
  ['is kept as it is, line by line', '顾客退回：\n- 茶杯一只 👩🏽‍🚀', '顾客退回：\n- 茶杯一只 👩🏽‍🚀'],
  ['loses what shows nothing', '\uFEFF质量\u200B问题\u0000', '质量问题'],
  ['loses what turns its lines around', '退\u202E款\u2066 001\u2069', '退款 001'],
  ['has one end of a line and no tabs', ' 一\r\n二\r三\u2028四\t五 ', '一\n二\n三\n四 五'],
])('a reason %s', (_what, typed, kept) => {
  expect(noteField.parse(typed)).toBe(kept)
})

test.each(['', ' ', '\u200B\u200B', '\u202E', '\u200D\uFE0F', '\u3164'])('%j is no reason', (typed) => {
  expect(noteField.safeParse(typed).success).toBe(false)
})
