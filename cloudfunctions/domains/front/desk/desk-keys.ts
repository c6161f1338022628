import { createHash, timingSafeEqual } from 'node:crypto'
import { signatureOf } from '../../../platform/crypto/code-signer'
import { lookupHash } from '../../../platform/crypto/field-cipher'

const ID_LENGTH = 22

/** 128 bits that nobody can predict. The same request gets the same ones, so a lost reply leaves no second record. */
export const loginIdOf = (requestId: string, secretHash: string): string =>
  madeOf('login', requestId, secretHash).slice(0, ID_LENGTH)

export const digitsOf = (loginId: string): string =>
  String(signatureOf(`desk-digits\n${loginId}`).readUInt32BE(0) % 10_000).padStart(4, '0')

/**
 * The session and its key, made from the sign-in and the secret that the browser alone holds: a browser that has lost the
 * reply gets the same again, and nobody without the secret gets any.
 */
export function sessionKeyOf(loginId: string, secret: string): { sessionId: string; key: string } {
  const sessionId = `ses_${madeOf('session', loginId, secret).slice(0, ID_LENGTH)}`
  return { sessionId, key: madeOf('session-key', loginId, secret) }
}

export const tokenOf = ({ sessionId, key }: { sessionId: string; key: string }): string => `${sessionId}.${key}`

/** The two halves of a token; null if the text is not shaped like one. */
export function readToken(authorization: string): { sessionId: string; key: string } | null {
  const [, sessionId, key] = /^Bearer (ses_[\w-]{22})\.([\w-]{43})$/.exec(authorization) ?? []
  return sessionId && key ? { sessionId, key } : null
}

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

export const browserHashOf = (userAgent: string): string => lookupHash('desk-browser', userAgent).slice(0, 32)
export const networkOf = (address: string | null): string | null =>
  address === null ? null : lookupHash('desk-network', address).slice(0, 32)

const madeOf = (kind: string, ...parts: string[]): string =>
  signatureOf(['desk', kind, ...parts].join('\n')).toString('base64url')
