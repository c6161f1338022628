import { ApiError } from '../../../api/api-error'
import { actText, clerkText } from './clerk-text'
import { readMemberCode } from './member-code'
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

test.each([
  'NOT_ALLOWED',
  'MEMBER_NOT_FOUND',
  'MEMBER_CLOSED',
  'WRONG_STORE',
  'PURCHASE_DIFFERS',
  'CODE_TOO_OLD',
  'SHOWN_CODE_WRONG',
  'SHOWN_CODE_USED',
  'PROOF_LAPSED',
  'TOO_MANY_WRONG_CODES',
] as const)('a clerk who is told %s is told what to do now', (code) => {
  expect(clerkText(new ApiError(code, 'r'))).toMatch(/^[^。]+。[^。]+$/)
})

test('a refund that is too large says how much is left', () => {
  const refusal = (leftFen: number) => clerkText(new ApiError('REFUND_TOO_LARGE', 'r', { leftFen }))
  expect(refusal(6850)).toBe('最多还能退 ¥68.50。改好金额再试')
  expect(refusal(0)).toBe('这笔已经全部退过了')
})

test('an act without an answer may only be repeated, a refused one may be changed', () => {
  expect(actText(new ApiError('NETWORK', 'r'), '入账')).toBe('没有收到回应，可能已经入账。再点一次确认，不会重复')
  expect(actText(new ApiError('WRONG_STORE', 'r'), '入账')).toBe('这不是你负责的门店。换回自己的门店再试')
})

test('a refund says what it took and what is owed', () => {
  expect(refundText({ pointsTaken: 51, debtAfter: 0 })).toBe('收回 51 积分')
  expect(refundText({ pointsTaken: 0, debtAfter: 0 })).toBe('没有要收回的积分')
  expect(refundText({ pointsTaken: 51, debtAfter: 30 })).toMatch(/欠 30 积分/)
})

test('words for a sale', () => {
  expect([multiplierText(100), multiplierText(110), multiplierText(150)]).toEqual(['1 倍', '1.1 倍', '1.5 倍'])
  expect([lastVisitText('2026-11-03'), lastVisitText(null)]).toEqual(['上次 11月3日', '第一次消费'])
  expect([amountText(128655), amountText(4600)]).toEqual(['¥1,286.55', '¥46.00'])
  expect([typedAmountText(''), typedAmountText('1286.'), typedAmountText('1286.5')]).toEqual([
    '0.00',
    '1,286.',
    '1,286.5',
  ])
})
