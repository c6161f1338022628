import { createHmac } from 'node:crypto'
import { ID_ALPHABET } from '#shared/kernel/id-alphabet'
import { codeKey } from './keys'

/** So many characters of an HMAC-SHA256 of the message, five bits each. Short: only for what lives for a minute. */
export function shortSignature(message: string, length: number): string {
  const digest = createHmac('sha256', codeKey()).update(message).digest()
  let text = ''
  for (const byte of digest.subarray(0, length)) text += ID_ALPHABET[byte % 32]
  return text
}

/** 32 bytes that only this shop can make of the message. */
export function signatureOf(message: string): Buffer {
  return createHmac('sha256', codeKey()).update(message).digest()
}
