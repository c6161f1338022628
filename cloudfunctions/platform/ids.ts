import { randomBytes } from 'node:crypto'
import { ID_ALPHABET, MEMBER_CODE_LENGTH } from '#shared/kernel/id-alphabet'

/** Every prefix in one list, so that an id says what it names. */
export type IdPrefix = 'mem' | 'str' | 'stf' | 'prp' | 'imp' | 'job' | 'alr' | 'aud' | 'tak'

const LENGTH = 14

/** A new random id such as `stf_7K3Q…`: 70 random bits, from the system's cryptographic source. */
export function newId(prefix: IdPrefix): string {
  let text = ''
  // A member's id is shorter, 50 bits: it is the first part of the code that a clerk may have to type.
  for (const byte of randomBytes(prefix === 'mem' ? MEMBER_CODE_LENGTH : LENGTH)) text += ID_ALPHABET[byte % 32]
  return `${prefix}_${text}`
}
