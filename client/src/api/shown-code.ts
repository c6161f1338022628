import { bareShownCode } from '#shared/kernel/typed-text'

const MEMBER_CODE = /^[0-9A-HJKMNP-TV-Z]{14}$/
/** A coupon's code is the member's code followed by the coupon's number. A code of digits alone is for paying. */
const COUPON_CODE = /^(?=.*[A-Z])[0-9A-HJKMNP-TV-Z]{18}$/

/** The shown code inside what a camera read or a clerk typed, at the till and at every other door; null for any other code. */
export function readMemberCode(text: string): string | null {
  const code = bareShownCode(text)
  return MEMBER_CODE.test(code) || COUPON_CODE.test(code) ? code : null
}
