/** Crockford's base 32: no I, L, O or U, so that a person can read an id aloud and type it. */
export const ID_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Of a member's id without its prefix. */
export const MEMBER_CODE_LENGTH = 10

/** Reads what a person typed or a scanner read: any case, blanks and dashes, and letters that look like figures. */
export function normalizedCode(typed: string): string {
  const bare = typed.replace(/[\s-]/g, '').toUpperCase()
  return bare.replace(/O/g, '0').replace(/[IL]/g, '1')
}
