import { invariant } from './invariant'
import { bareCode } from './typed-text'

/**
 * Characters that look alike on paper are left out: of 0 and O, of 1, I and L, of 2 and Z, of U and V only 2 and V
 * remain. 29 is a prime, which is what lets one check character find every single typo and every swap.
 */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXY'
const BASE = CODE_ALPHABET.length

/** On cards and for invitations: 11 random characters and a check character, about 53 bits, written in groups of four. */
export const CODE_LENGTH = 12

/** What a person may have typed instead. Everything else that looks alike is not in the alphabet at all. */
const READ_AS: Record<string, string> = { Z: '2', U: 'V' }

/**
 * So many characters from random or signed bytes, each equally likely; null when the bytes do not suffice, so that the
 * caller fetches more a bounded number of times.
 */
export function charactersFrom(bytes: Uint8Array, length: number): string | null {
  let text = ''
  for (const byte of bytes) {
    if (text.length === length) break
    // 232 = 8 × 29: a larger byte would make the first characters likelier than the others.
    if (byte < 232) text += CODE_ALPHABET[byte % BASE] ?? ''
  }
  return text.length === length ? text : null
}

export function codeFrom(bytes: Uint8Array): string | null {
  const body = charactersFrom(bytes, CODE_LENGTH - 1)
  return body === null ? null : withCheck(body)
}

export function withCheck(body: string): string {
  return body + checkCharacter(body)
}

/**
 * The character that makes the weighted sum of all places 0 modulo 29. The weights 2, 3, 4… are all different and none
 * is 0 modulo 29: another character at one place changes the sum, and so do two places exchanged.
 */
export function checkCharacter(body: string): string {
  invariant(body.length > 0 && body.length + 1 < BASE, 'a code is short enough for its check character')
  return CODE_ALPHABET[(BASE - (weightedSum(body) % BASE)) % BASE] ?? ''
}

/** Whether the last character checks the others. */
export function isChecked(code: string): boolean {
  return checkCharacter(code.slice(0, -1)) === code.slice(-1)
}

export type TypedCode =
  | { kind: 'code'; code: string }
  | { kind: 'bad'; reason: 'length' | 'character' | 'check'; characters: string }

/** Reads what a person typed or pasted, in any of the ways of `bareCode`, and letters that look like others. */
export function readCode(typed: string, length: number): TypedCode {
  const code = [...bareCode(typed)].map((character) => READ_AS[character] ?? character).join('')
  const foreign = [...new Set(code)].filter((character) => !CODE_ALPHABET.includes(character)).join('')
  if (foreign !== '') return { kind: 'bad', reason: 'character', characters: foreign.slice(0, 5) }
  if (code.length !== length) return { kind: 'bad', reason: 'length', characters: '' }
  return isChecked(code) ? { kind: 'code', code } : { kind: 'bad', reason: 'check', characters: '' }
}

export const readTypedCode = (typed: string): TypedCode => readCode(typed, CODE_LENGTH)

/** In groups that are easy to read aloud: 'ABCD-EFGH-JKMN', 'ABC-DEF-GHJ'. */
export function groupedCode(code: string): string {
  const size = code.length % 4 === 0 ? 4 : 3
  return (code.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join('-')
}

function weightedSum(body: string): number {
  let sum = 0
  for (let index = 0; index < body.length; index += 1) {
    // The check character's own weight is 1.
    sum += CODE_ALPHABET.indexOf(body.charAt(index)) * (index + 2)
  }
  return sum
}
