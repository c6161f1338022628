/** Crockford's base 32: no I, L, O or U, so that a person can read an id aloud and type it. */
export const ID_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Of a member's id without its prefix. */
export const MEMBER_CODE_LENGTH = 10
