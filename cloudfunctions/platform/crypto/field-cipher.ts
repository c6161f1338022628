import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { invariant } from '#shared/kernel/invariant'
import { fieldKeys, hashKey, personKeys } from './keys'

const VERSION = 'v1'

/**
 * AES-256-GCM with a fresh 96-bit nonce (NIST SP 800-38D). The field and the owner are authenticated too, so that a
 * sealed phone copied into another member's record does not open there.
 * @returns `v1.<nonce>.<tag>.<text>`, base64url
 */
export function seal(field: string, ownerId: string, text: string): string {
  const [key] = fieldKeys()
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(`${field}:${ownerId}`))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [VERSION, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.')
}

/**
 * With the key that seals, or while keys are changed with the other one: what opens was sealed with that key, for the
 * tag says so. @throws Error when the text was changed, moved to another owner, or sealed with a key that is gone
 */
export function unseal(field: string, ownerId: string, sealedText: string): string {
  const [key, other] = fieldKeys()
  if (!other) return opened(key, field, ownerId, sealedText)
  try {
    return opened(key, field, ownerId, sealedText)
  } catch {
    return opened(other, field, ownerId, sealedText)
  }
}

/** Whether the shop is changing this key. */
export const hasOtherFieldKey = (): boolean => fieldKeys().length > 1

/** Whether it opens with the other key only. Then it must be sealed again before that key may be removed. */
export function isSealedWithOther(field: string, ownerId: string, sealedText: string): boolean {
  const [key, other] = fieldKeys()
  if (!other) return false
  return !opens(key, field, ownerId, sealedText) && opens(other, field, ownerId, sealedText)
}

function opens(key: Buffer, field: string, ownerId: string, sealedText: string): boolean {
  try {
    opened(key, field, ownerId, sealedText)
    return true
  } catch {
    return false
  }
}

function opened(key: Buffer, field: string, ownerId: string, sealedText: string): string {
  const [version, nonce, tag, sealed] = sealedText.split('.')
  invariant(version === VERSION && nonce && tag && sealed !== undefined, 'a sealed field has four parts')
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'))
  decipher.setAAD(Buffer.from(`${field}:${ownerId}`))
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString('utf8')
}

/** HMAC-SHA256 of a value within its field: equal values can be found without being readable. Hex, 64 characters. */
export function lookupHash(field: string, value: string): string {
  return createHmac('sha256', hashKey()).update(`${field}:${value}`).digest('hex')
}

/**
 * The same under a key of its own, for people who have left: the everyday keys cannot find anybody by it. First the
 * hash that is written; behind it, while keys are changed, the one that may have been.
 */
export function personHashes(value: string): readonly [string, ...string[]] {
  const [first, ...others] = personKeys()
  const hashWith = (key: Buffer) => createHmac('sha256', key).update(value).digest('hex')
  return [hashWith(first), ...others.map(hashWith)]
}
