import { randomBytes } from 'node:crypto'

/** Every prefix in one list, so that an id says what it names. */
export type IdPrefix = 'mem' | 'str' | 'stf' | 'prp' | 'imp' | 'job' | 'alr' | 'aud'

// Crockford's base 32: no I, L, O or U, so that a person can read an id aloud and type it.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 14

/** A new random id such as `mem_7K3Q…`: 70 random bits, from the system's cryptographic source. */
export function newId(prefix: IdPrefix): string {
  let text = ''
  for (const byte of randomBytes(LENGTH)) text += ALPHABET[byte % 32]
  return `${prefix}_${text}`
}
