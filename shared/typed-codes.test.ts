import { appContract } from '#shared/contract'
import { readEntranceKey } from '#shared/growth/entrance/entrance'
import { CODE_LENGTH, readTypedCode, withCheck } from '#shared/kernel/checked-code'
import { memberCodeField, receiptNumberField, shownCodeField } from '#shared/kernel/fields'
import { bareCode, bareIdCode, plainTyped } from '#shared/kernel/typed-text'
import { normalizePhone } from '#shared/people/member/masking'

const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)).replace(/ /g, '\u3000')
const between = (text: string, sign: string) => [...text].join(sign)

/** Each is the same code, as it comes out of a keyboard, an input method, a chat or a printed card. */
const WAYS: [string, (code: string) => string][] = [
  ['in small letters', (code) => code.toLowerCase()],
  ['in full width', fullWidth],
  ['in small letters of full width', (code) => fullWidth(code.toLowerCase())],
  ['in mathematical letters', (code) => code.replace(/A/g, '𝐀').replace(/2/g, '𝟐')],
  ['with blanks of every width', (code) => between(code, '\u00a0\u2003\u3000 ')],
  ['with a zero width space after each sign', (code) => between(code, '\u200b')],
  ['with joiners and a byte order mark', (code) => `\ufeff${between(code, '\u200d\u2060')}`],
  ['turned from right to left', (code) => `\u202e${code}\u202c`],
  ['between direction isolates', (code) => `\u2066${code}\u2069`],
  ['with a soft hyphen', (code) => between(code, '\u00ad')],
  ['with variation selectors', (code) => between(code, '\ufe0f')],
  ['with a tab and a line end', (code) => `\t${code}\r\n`],
  ['on two lines', (code) => `${code.slice(0, 5)}\n${code.slice(5)}`],
  ...['-', '－', '—', '——', '–', '−', '‑', '﹣', 'ー', '─', '～', '_', '·', '・', '.', '。', '，'].map(
    (dash): [string, (code: string) => string] => [
      `in groups with ${dash}`,
      (code) => (code.match(/.{1,4}/g) ?? []).join(dash),
    ],
  ),
]

const printed = withCheck('ABCDEFGH234')
const shown = '7K2M9QXR4TB8WC'
const key = '7K3QANXX'

describe.each(WAYS)('a code %s', (_how, typed) => {
  test('of a card or an invitation', () => {
    expect(printed).toHaveLength(CODE_LENGTH)
    expect(readTypedCode(typed(printed))).toEqual({ kind: 'code', code: printed })
  })

  test('that a member shows, with and without a coupon behind it', () => {
    expect(shownCodeField.parse(typed(shown))).toBe(shown)
    expect(memberCodeField.parse(typed(`${shown}20A4`))).toBe(`${shown}20A4`)
  })

  test('of an entrance', () => {
    expect(readEntranceKey(typed(key))).toBe(key)
  })
})

test('a letter that no shown code has is read as the figure that it looks like', () => {
  expect(shownCodeField.parse('OIL2M9QXR4TB8W')).toBe('0112M9QXR4TB8W')
  expect(bareIdCode('o-i-l')).toBe('011')
})

test('a receipt’s number keeps its case and its dashes, in one spelling', () => {
  for (const typed of ['Ab-12:3', '　Ａｂ－１２：３ ', 'Ab—12:3\u200b', 'Ab–12:3'])
    expect(receiptNumberField.parse(typed)).toBe('Ab-12:3')
  for (const other of ['小票3', 'A 12', '']) expect(receiptNumberField.safeParse(other).success).toBe(false)
})

test('a phone number is one number, however it was typed', () => {
  for (const typed of [
    '138 0000 1177',
    '１３８００００１１７７',
    '138-0000-1177',
    '138—0000—1177',
    '\u202d13800001177\u202c',
  ])
    expect(normalizePhone(typed)).toBe('+8613800001177')
})

test('the digits of a browser, and what an operator looks a member up by', () => {
  const digits = appContract['desk.confirmSignIn'].input.shape.digits
  for (const typed of ['4711', '４７１１', ' 4711\u200b']) expect(digits.parse(typed)).toBe('4711')
  const find = appContract['member.find'].input
  for (const phone of ['13800001177', '１３８ ００００ １１７７', '\u202d138\u20110000\u20111177\u202c'])
    expect(find.parse({ phone })).toEqual({ phone: '13800001177' })
  const till = { storeId: 'str_east', number: ' Ａ—７\u200b' }
  expect(find.parse({ till })).toEqual({ till: { storeId: 'str_east', number: 'A-7' } })
})

test('nothing is read into what is no code: letters of other scripts, signs, too much text', () => {
  expect(readTypedCode('茶'.repeat(12))).toMatchObject({ kind: 'bad', reason: 'character' })
  // Cyrillic А and Greek Β look like Latin letters and are none.
  expect(shownCodeField.safeParse('АΒ2M9QXR4TB8WC').success).toBe(false)
  expect(plainTyped('a'.repeat(100_000))).toHaveLength(256)
  expect(bareCode('$where')).toBe('$WHERE')
})
