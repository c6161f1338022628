import { createHmac } from 'node:crypto'
import { ID_ALPHABET } from '#shared/kernel/id-alphabet'
import { codeKeys } from './keys'

/** So many characters of an HMAC-SHA256 of the message, five bits each. Short: only for what lives for a minute. */
export const shortSignature = (message: string, length: number): string => shortOf(signatureOf(message), length)

/** Whether it was signed with the key that signs now, or with the one that did until recently. */
export function isShortSigned(message: string, signature: string): boolean {
  return codeKeys().some((key) => shortOf(signedWith(key, message), signature.length) === signature)
}

/** 32 bytes that only this shop can make of the message. */
export function signatureOf(message: string): Buffer {
  const [key] = codeKeys()
  return signedWith(key, message)
}

const signedWith = (key: Buffer, message: string): Buffer => createHmac('sha256', key).update(message).digest()

function shortOf(digest: Buffer, length: number): string {
  let text = ''
  for (const byte of digest.subarray(0, length)) text += ID_ALPHABET[byte % 32]
  return text
}
