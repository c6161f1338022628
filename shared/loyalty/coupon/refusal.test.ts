import { ERROR_CODES } from '#shared/kernel/errors'
import { COUPON_REFUSALS } from './refusal'
import { couponRefusalText } from './refusal-text'

const errorCodes: readonly string[] = ERROR_CODES

test('every refusal about coupons is a code that a phone may be answered', () => {
  expect(COUPON_REFUSALS.filter((refusal) => !errorCodes.includes(refusal))).toEqual([])
  expect(new Set(COUPON_REFUSALS).size).toBe(COUPON_REFUSALS.length)
})

test('every code about coupons is decided here, except what is only not found or there already', () => {
  const about = errorCodes.filter((code) => /^(COUPON|CLAIM|TEMPLATE|REDEMPTION)_/.test(code))
  expect(about.filter((code) => !COUPON_REFUSALS.some((refusal) => refusal === code))).toEqual([
    'TEMPLATE_NOT_FOUND',
    'COUPON_NOT_FOUND',
    'TEMPLATE_EXISTS',
  ])
})

test.each(COUPON_REFUSALS)('%s says to the member and to the clerk what happened and what to do now', (refusal) => {
  for (const reader of ['member', 'clerk'] as const) {
    const { text, next } = couponRefusalText(refusal, {}, reader)
    expect(text).toMatch(/[\u4e00-\u9fff]{3}/)
    expect(next).toMatch(/[\u4e00-\u9fff]{3}/)
    expect(text + next).not.toMatch(/[!！]|undefined|NaN/)
  }
})

test('a clerk is not spoken to as if the coupon were theirs', () => {
  for (const refusal of COUPON_REFUSALS) {
    const { text, next } = couponRefusalText(refusal, {}, 'clerk')
    expect(text + next).not.toMatch(/你/)
  }
})
