import type { ErrorCode } from '#shared/kernel/errors'
import type { WrongCodes } from '#shared/people/staff/role'

/** The keys of one store's tills, in one document, so that no race makes a third. */
export interface TillRing {
  /** The store's id. */
  _id: string
  /** Oldest first: the valid ones, and the last that were revoked. */
  keys: TillKey[]
  /** When each key was used last, to some minutes. */
  usedAt: Record<string, number>
  /** How many wrong members' codes all tills of the store have sent since `fromAt`. */
  wrongCodes: WrongCodes | null
}

export interface TillKey {
  keyId: string
  name: string
  /** Sealed with the field key: to check a signature it has to be known, unlike a password. */
  secretSealed: string
  /** The request that made it: the same request is told the same key. */
  requestId: string
  madeAt: number
  madeBy: string
  revoked: Revocation | null
}

export interface Revocation {
  at: number
  by: string
  note: string
}

/** Two: the one that is in use, and the one that takes over from it. */
export const VALID_KEYS_MAX = 2
/** More revoked ones than anybody looks back at. */
export const REVOKED_KEYS_KEPT = 10

/** What anybody draws has about thirty; words and repeated signs have fewer. */
const SIGNS_MIN = 18

/** Whether a secret of the right length may be one that was drawn, and not one that somebody has thought of. */
export const isDrawn = (secret: string): boolean => new Set(secret).size >= SIGNS_MIN

export const emptyRing = (storeId: string): TillRing => ({ _id: storeId, keys: [], usedAt: {}, wrongCodes: null })

type RingDecision =
  | { kind: 'accepted'; ring: TillRing }
  | { kind: 'refused'; reason: ErrorCode; details?: { max: number } }

export function withNewKey(ring: TillRing, key: TillKey): RingDecision {
  if (ring.keys.filter(isValid).length >= VALID_KEYS_MAX) {
    return { kind: 'refused', reason: 'TILL_KEYS_FULL', details: { max: VALID_KEYS_MAX } }
  }
  const revoked = ring.keys.filter((known) => !isValid(known)).slice(-REVOKED_KEYS_KEPT)
  const keys = ring.keys.filter((known) => isValid(known) || revoked.includes(known))
  return { kind: 'accepted', ring: { ...ring, keys: [...keys, key] } }
}

/** Revoking a key twice changes nothing: the first reason stands. */
export function withRevoked(ring: TillRing, keyId: string, revoked: Revocation): RingDecision {
  if (!ring.keys.some((key) => key.keyId === keyId)) return { kind: 'refused', reason: 'TILL_KEY_NOT_FOUND' }
  const keys = ring.keys.map((key) => (key.keyId === keyId && isValid(key) ? { ...key, revoked } : key))
  return { kind: 'accepted', ring: { ...ring, keys } }
}

export function isValid({ revoked }: TillKey): boolean {
  return revoked === null
}

/** `str_east.3f9c…`: a key's id says whose it is, and the last signs that this shop has made it. */
export const KEY_ID_TEXT = /^(str_[\w-]{1,40})\.([0-9a-f]{12})([0-9a-f]{8})$/

export function storeOfKey(keyId: string): string | null {
  return KEY_ID_TEXT.exec(keyId)?.[1] ?? null
}

/** The part of a key's id that names it within its store. */
export const labelOf = (keyId: string): string => keyId.slice(keyId.indexOf('.') + 1)
