const PREFIX = 'CL1.'
const MEMBER_CODE = /^[0-9A-HJKMNP-TV-Z]{14}$/
/** A coupon's code is the member's with the coupon's number behind it. Figures alone are a code for paying. */
const COUPON_CODE = /^(?=.*[A-Z])[0-9A-HJKMNP-TV-Z]{18}$/

/** The shown code in what a camera read or a clerk typed; null when it is some other code. */
export function readMemberCode(text: string): string | null {
  const bare = text.replace(/[\s-]/g, '').toUpperCase()
  const code = bare.startsWith(PREFIX) ? bare.slice(PREFIX.length) : bare
  // These letters are never in a code, because people read them as figures.
  const spelled = code.replace(/O/g, '0').replace(/[IL]/g, '1')
  return MEMBER_CODE.test(spelled) || COUPON_CODE.test(spelled) ? spelled : null
}
