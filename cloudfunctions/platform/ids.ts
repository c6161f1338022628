import { createHash, randomBytes } from 'node:crypto'
import { ID_ALPHABET, MEMBER_CODE_LENGTH } from '#shared/kernel/id-alphabet'

/** Every prefix in one list, so that an id says what it names. */
export type IdPrefix =
  | 'mem'
  | 'str'
  | 'stf'
  | 'prp'
  | 'imp'
  | 'job'
  | 'alr'
  | 'aud'
  | 'tak'
  | 'occ'
  | 'art'
  | 'chk'
  | 'exp'

const LENGTH = 14

/** A new random id such as `stf_7K3Q…`: 70 random bits, from the system's cryptographic source. */
export function newId(prefix: IdPrefix): string {
  return toId(prefix, randomBytes(LENGTH))
}

/** The same id for the same fact every time, for acts that take several writes. */
export function derivedMemberId(fact: readonly string[]): string {
  return toId('mem', createHash('sha256').update(JSON.stringify(fact)).digest())
}

/** An id of the usual length, the same for the same fact every time. */
export function derivedId(prefix: IdPrefix, fact: readonly string[]): string {
  return toId(prefix, createHash('sha256').update(JSON.stringify(fact)).digest())
}

function toId(prefix: IdPrefix, bytes: Uint8Array): string {
  // A member's id is shorter, 50 bits: it is the first part of the code that a clerk may have to type.
  const length = prefix === 'mem' ? MEMBER_CODE_LENGTH : LENGTH
  return `${prefix}_${[...bytes.subarray(0, length)].map((byte) => ID_ALPHABET[byte % 32]).join('')}`
}
