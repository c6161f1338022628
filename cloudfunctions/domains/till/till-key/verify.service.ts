import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { WrongCodes } from '#shared/people/staff/role'
import type { DoorCode } from '#shared/till/till-key/refusals'
import { isValid, labelOf, type TillKey, type TillRing } from '#shared/till/till-key/ring'
import { NONCE_TEXT, SKEW_MAX_MS, TIMESTAMP_TEXT, textToSign } from '#shared/till/till-key/signature'
import type { Context, TillCaller } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import { warmData } from '../../../platform/warm-data'
import { storeOfKeyId } from './key-id'
import { insertNonce } from './nonce.repository'
import { isOverRate } from './rate'
import { findRing, noteUse } from './ring.repository'
import { openSecret } from './till-key.service'
import { noteWrongSignature } from './wrong-signatures'

/** A request as it came in over HTTP, before anything of it is believed. */
export interface SignedRequest {
  keyId: string
  timestamp: string
  nonce: string
  signature: string
  method: string
  path: string
  query: Readonly<Record<string, string>>
  body: Buffer
}

export type Verification =
  | { kind: 'till'; caller: TillCaller; wrongCodes: WrongCodes | null }
  | { kind: 'refused'; code: DoorCode | 'TOO_MANY_REQUESTS' }

const USE_NOTED_EVERY_MS = 10 * 60_000
const SIGNATURE_TEXT = /^[0-9a-f]{64}$/

/**
 * Which till signed this request. A wrong signature costs at most one read every few seconds and never a write, and no
 * reason is given until the signature is right. Afterwards the nonce is used up.
 */
export async function verify(context: Context, request: SignedRequest): Promise<Verification> {
  const storeId = hasForm(request) ? storeOfKeyId(request.keyId) : null
  const signed = storeId === null ? null : await findSigner(context, storeId, request)
  if (storeId === null || !signed) return noteWrongSignature(context, storeId)
  const { key, ring } = signed
  const behindMs = context.now - Number(request.timestamp)
  if (Math.abs(behindMs) > SKEW_MAX_MS) return refused('CLOCK_OFF')
  if (!isValid(key)) return refused('KEY_REVOKED')
  if (await isOverRate(context, key.keyId)) return refused('TOO_MANY_REQUESTS')
  const { keyId, nonce } = request
  if (!(await isNew(insertNonce(context.db, { keyId, nonce, at: context.now })))) return refused('NONCE_USED')
  await noteUsed(context, ring, key)
  return { kind: 'till', caller: { kind: 'till', keyId, storeId, behindMs }, wrongCodes: ring.wrongCodes }
}

/** So long what was read tells hostile requests apart. */
const rings = warmData<TillRing | null>(5_000)

interface Signer {
  key: TillKey
  ring: TillRing
}

/**
 * The key that has made the signature. What this instance remembers tells hostile requests apart; whoever passes is
 * looked up again, so that a revoked key is worth nothing at once. A key that is not remembered is younger than that: its id alone says that this
 * shop has made it.
 */
async function findSigner(context: Context, storeId: string, request: SignedRequest): Promise<Signer | null> {
  const kept = rings.find(storeId, context.now)
  const isKnown = kept?.keys.some(({ keyId }) => keyId === request.keyId) ?? false
  if (kept && isKnown && !signerIn(kept, request)) return null
  const ring = await findRing(context.db, storeId)
  rings.keep(storeId, context.now, ring)
  return signerIn(ring, request)
}

function signerIn(ring: TillRing | null, request: SignedRequest): Signer | null {
  const key = ring?.keys.find(({ keyId }) => keyId === request.keyId)
  return ring && key && isSigned(key, request) ? { key, ring } : null
}

function isSigned(key: TillKey, { signature, body, ...signed }: SignedRequest): boolean {
  const bodyHash = createHash('sha256').update(body).digest('hex')
  const own = createHmac('sha256', openSecret(key))
    .update(textToSign({ ...signed, bodyHash }))
    .digest()
  return timingSafeEqual(own, Buffer.from(signature, 'hex'))
}

function hasForm({ timestamp, nonce, signature }: SignedRequest): boolean {
  return TIMESTAMP_TEXT.test(timestamp) && NONCE_TEXT.test(nonce) && SIGNATURE_TEXT.test(signature)
}

/** Tells operators whether the new key is in use before they revoke the old one; a failure here is no reason to refuse a sale. */
async function noteUsed({ db, now, log }: Context, { _id, usedAt }: TillRing, { keyId }: TillKey): Promise<void> {
  const label = labelOf(keyId)
  if (now - (usedAt[label] ?? 0) < USE_NOTED_EVERY_MS) return
  await noteUse(db, _id, label, now).catch((error) => log.error('the use of a key was not noted', error))
}

const refused = (code: DoorCode | 'TOO_MANY_REQUESTS') => ({ kind: 'refused' as const, code })
