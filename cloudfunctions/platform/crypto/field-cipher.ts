import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { invariant } from '#shared/kernel/invariant'
import { fieldKey, hashKey, personKey } from './keys'

const VERSION = 'v1'

/**
 * AES-256-GCM with a fresh 96-bit nonce (NIST SP 800-38D). The field and the owner are authenticated too, so that a
 * sealed phone copied into another member's record does not open there.
 * @returns `v1.<nonce>.<tag>.<text>`, base64url
 */
export function seal(field: string, ownerId: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', fieldKey(), nonce)
  cipher.setAAD(Buffer.from(`${field}:${ownerId}`))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [VERSION, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.')
}

/** @throws Error when the text was changed, moved to another owner, or sealed with another key */
export function unseal(field: string, ownerId: string, sealedText: string): string {
  const [version, nonce, tag, sealed] = sealedText.split('.')
  invariant(version === VERSION && nonce && tag && sealed !== undefined, 'a sealed field has four parts')
  const decipher = createDecipheriv('aes-256-gcm', fieldKey(), Buffer.from(nonce, 'base64url'))
  decipher.setAAD(Buffer.from(`${field}:${ownerId}`))
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString('utf8')
}

/** HMAC-SHA256 of a value within its field: equal values can be found without being readable. Hex, 64 characters. */
export function lookupHash(field: string, value: string): string {
  return createHmac('sha256', hashKey()).update(`${field}:${value}`).digest('hex')
}

/** The same under a key of its own, for whoever has left: with the keys of everyday nobody can be found by it. */
export function personHash(value: string): string {
  return createHmac('sha256', personKey()).update(value).digest('hex')
}
