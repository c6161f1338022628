import type { CallErrorCode } from '#shared/kernel/errors'
import { COUPON_REFUSALS } from '#shared/loyalty/coupon/refusal'
import { ApiError } from './api-error'
import { actText, clerkText } from './clerk-text'

/** Everything that the till's actions may refuse, apart from coupons. */
const AT_THE_TILL: CallErrorCode[] = [
  'NOT_ALLOWED',
  'NOT_A_MEMBER',
  'INVALID_INPUT',
  'TOO_MANY_REQUESTS',
  'MEMBER_NOT_FOUND',
  'MEMBER_CLOSED',
  'CODE_TOO_OLD',
  'SHOWN_CODE_WRONG',
  'SHOWN_CODE_USED',
  'PROOF_LAPSED',
  'TOO_MANY_WRONG_CODES',
  'STORE_NOT_FOUND',
  'WRONG_STORE',
  'STAFF_NOT_FOUND',
  'COUPON_NOT_FOUND',
  'PURCHASE_NOT_FOUND',
  'PURCHASE_DIFFERS',
  'REFUND_TOO_LARGE',
  'REFUND_GOODS_UNKNOWN',
  'QUOTE_CHANGED',
  'UNDO_NOT_POSSIBLE',
  'UNDO_TOO_LATE',
  'UNDO_REASON_NEEDED',
]

test.each([...COUPON_REFUSALS, ...AT_THE_TILL])('%s tells the clerk what happened and what to do now', (code) => {
  const [text = '', next = ''] = clerkText(new ApiError(code, 'r')).split('。')
  expect(text).toMatch(/[\u4e00-\u9fff]{4}/)
  expect(next).toMatch(/[\u4e00-\u9fff]{3}/)
})

test.each(['COUPON_NOT_FOUND', 'CODE_TOO_OLD', 'SHOWN_CODE_USED', 'PROOF_LAPSED', 'MEMBER_CLOSED'] as const)(
  '%s says what the customer is asked to do, not what a member would do',
  (code) => {
    expect(clerkText(new ApiError(code, 'r'))).toMatch(/会员/)
  },
)

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
