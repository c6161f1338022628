/**
 * The one reading of everything that a person copies from paper, a screen or a chat: codes, numbers of coupons and
 * receipts, phone numbers. Phones and server read alike, so that nothing is taken by one and refused by the other.
 */

/** More than any code with its blanks, dashes and invisible signs. */
const TYPED_MAX = 256

/**
 * Signs that nobody sees: controls, joiners, direction marks, fillers, variation selectors, tags. Chats and input
 * methods slip them in when a code is copied.
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex lint/suspicious/noMisleadingCharacterClass: these are what is looked for.
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\uffff\u{e0000}-\u{e0fff}]/gu

/** What keyboards and input methods put for a dash: hyphens, dashes, minus, bars, the long vowel mark, drawn lines. */
const DASHES =
  /[\u00af\u02d7\u058a\u05be\u1806\u2010-\u2015\u2043\u2053\u207b\u208b\u2212\u2500\u2501\u2796\u2e3a\u2e3b\u301c\u3030\u30fc~]/g

/** What stands between the groups of a code and is none of it. */
const BETWEEN = /[-\s_.,·•・。、'"’‘”“]/g

/** In half width, with plain dashes, without invisible signs and blanks around it. Case, punctuation and inner blanks stay. */
export function plainTyped(text: string): string {
  // Compatibility forms first: full width, circled and mathematical letters, ligatures.
  return text.slice(0, TYPED_MAX).normalize('NFKC').replace(INVISIBLE, '').replace(DASHES, '-').trim()
}

/** A phone number without what groups its figures. */
export function plainNumber(text: string): string {
  return plainTyped(text).replace(/[\s()-]/g, '')
}

/** A code without what groups it, in capitals. Which letters it may hold is its own alphabet's matter. */
export function bareCode(text: string): string {
  return plainTyped(text).replace(BETWEEN, '').toUpperCase()
}

/** A code of the id alphabet: the letters that it leaves out are read as the figures that they look like. */
export function bareIdCode(text: string): string {
  return bareCode(text).replace(/O/g, '0').replace(/[IL]/g, '1')
}

/** In front of what a camera reads, the version of the format: no code begins so, because none has an L. */
export const SHOWN_CODE_PREFIX = 'CL1.'
const BARE_PREFIX = bareCode(SHOWN_CODE_PREFIX)

/** What a member shows, scanned or typed. */
export function bareShownCode(text: string): string {
  const bare = bareCode(text)
  return bareIdCode(bare.startsWith(BARE_PREFIX) ? bare.slice(BARE_PREFIX.length) : bare)
}
