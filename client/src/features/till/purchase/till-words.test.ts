import { readMemberCode } from '../../../api/shown-code'
import { day } from '../../../testing/days'
import { refundText } from './refund-text'
import { amountText, lastVisitText, multiplierText, typedAmountText } from './sale-text'

test.each([
  ['CL1.7K2M9QXR4TB8WC', '7K2M9QXR4TB8WC'],
  ['7K2M9QXR4TB8WC', '7K2M9QXR4TB8WC'],
  [' 7k2m 9qxr-4tb8 wc ', '7K2M9QXR4TB8WC'],
  ['7K2M9QXR4TB8WO', '7K2M9QXR4TB8W0'],
  ['7K2M9QXR4TB8il', '7K2M9QXR4TB811'],
  ['CL1.7K2M9QXR4TB8WC2345', '7K2M9QXR4TB8WC2345'],
  ['7K2M9QXR4TB8W', null],
  ['7K2M9QXR4TB8WC234', null],
  ['https://example.com/7K2M9QXR4TB8WC', null],
  ['134567890123456789', null],
  ['', null],
])('%p is read as the member code %p', (text, code) => {
  expect(readMemberCode(text)).toBe(code)
})

test('a refund says what it took and what is owed', () => {
  expect(refundText({ pointsTaken: 51, debtAfter: 0 })).toBe('收回 51 积分')
  expect(refundText({ pointsTaken: 0, debtAfter: 0 })).toBe('没有要收回的积分')
  expect(refundText({ pointsTaken: 51, debtAfter: 30 })).toMatch(/欠 30 积分/)
})

test('words for a sale', () => {
  expect([multiplierText(100), multiplierText(110), multiplierText(150)]).toEqual(['1 倍', '1.1 倍', '1.5 倍'])
  expect([lastVisitText(day('2026-11-03')), lastVisitText(null)]).toEqual(['上次 11月3日', '第一次消费'])
  expect([amountText(128655), amountText(4600)]).toEqual(['¥1,286.55', '¥46.00'])
  expect([typedAmountText(''), typedAmountText('1286.'), typedAmountText('1286.5')]).toEqual([
    '0.00',
    '1,286.',
    '1,286.5',
  ])
})
