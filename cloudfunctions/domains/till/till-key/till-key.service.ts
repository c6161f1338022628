import { invariant } from '#shared/kernel/invariant'
import {
  emptyRing,
  isDrawn,
  labelOf,
  storeOfKey,
  type TillKey,
  type TillRing,
  withNewKey,
  withRevoked,
} from '#shared/till/till-key/ring'
import type { Context } from '../../../platform/context'
import { seal, unseal } from '../../../platform/crypto/field-cipher'
import { accepted, DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { requireStores } from '../../people/staff/staff.face'
import { newKeyId } from './key-id'
import { findRing, listRings, saveRing } from './ring.repository'

/**
 * The secret comes with the request, and no answer holds it: the platform keeps what a function answers in its log.
 * @throws DomainError STORE_NOT_FOUND, TILL_KEYS_FULL, TILL_SECRET_NEEDED
 */
export async function createKey(
  context: Context,
  { storeId, name, by, secret }: { storeId: string; name: string; by: string; secret?: string | undefined },
): Promise<{ keyId: string; secret: null }> {
  const { db, now, requestId } = context
  if (secret === undefined || !isDrawn(secret)) throw new DomainError('TILL_SECRET_NEEDED')
  await requireStores(db, [storeId])
  const keyId = newKeyId(storeId)
  const secretSealed = sealSecret(keyId, secret)
  const made: TillKey = { keyId, name, secretSealed, requestId, madeAt: now, madeBy: by, revoked: null }
  await changeOnce(context, { action: 'till-key.create', subject: storeId, storeId }, async (tx) => {
    const ring = (await findRing(tx, storeId)) ?? emptyRing(storeId)
    await saveRing(tx, accepted(withNewKey(ring, made)).ring)
  })
  const key = (await findRing(db, storeId))?.keys.find((known) => known.requestId === requestId)
  invariant(key, 'the key of this request is on the ring')
  return { keyId: key.keyId, secret: null }
}

/** @throws DomainError TILL_KEY_NOT_FOUND */
export async function revokeKey(context: Context, { keyId, by, note }: { keyId: string; by: string; note: string }) {
  const storeId = storeOfKey(keyId) ?? ''
  await changeOnce(context, { action: 'till-key.revoke', subject: keyId, storeId }, async (tx) => {
    const ring = await findRing(tx, storeId)
    if (!ring) throw new DomainError('TILL_KEY_NOT_FOUND')
    await saveRing(tx, accepted(withRevoked(ring, keyId, { at: context.now, by, note })).ring)
  })
  return { keyId }
}

export async function listKeys({ db }: Context, storeId: string | undefined) {
  const ring = storeId === undefined ? null : await findRing(db, storeId)
  const rings = storeId === undefined ? await listRings(db) : ring ? [ring] : []
  return { keys: rings.flatMap(toKeyViews) }
}

function toKeyViews({ _id: storeId, keys, usedAt }: TillRing) {
  return keys.map(({ keyId, name, madeAt, madeBy, revoked }) => ({
    keyId,
    storeId,
    name,
    madeAt,
    madeBy,
    usedAt: usedAt[labelOf(keyId)] ?? null,
    revoked,
  }))
}

export const SECRET_FIELD = 'till-secret'

export const sealSecret = (keyId: string, secret: string) => seal(SECRET_FIELD, keyId, secret)
export const openSecret = ({ keyId, secretSealed }: TillKey) => unseal(SECRET_FIELD, keyId, secretSealed)
