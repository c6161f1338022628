import type { TillKey, TillRing } from '#shared/till/till-key/ring'
import type { Context } from '../../../platform/context'
import { isSealedWithOther } from '../../../platform/crypto/field-cipher'
import type { MigrationStep } from '../../../platform/noun/migration'
import { findRing, listRingsAfter, saveRing } from './ring.repository'
import { openSecret, SECRET_FIELD, sealSecret } from './till-key.service'

/** Secrets of tills that open with the other key alone are sealed with the one that seals now. A till notices nothing. */
export const resealRings: MigrationStep<TillRing> = {
  list: listRingsAfter,
  isOld: ({ keys }) => keys.some(isOld),
  renew,
}

const isOld = ({ keyId, secretSealed }: TillKey) => isSealedWithOther(SECRET_FIELD, keyId, secretSealed)

function renew({ db }: Pick<Context, 'db'>, { _id }: TillRing): Promise<boolean> {
  return db.transaction(async (tx) => {
    const ring = await findRing(tx, _id)
    if (!ring?.keys.some(isOld)) return false
    const resealed = (key: TillKey) => ({ ...key, secretSealed: sealSecret(key.keyId, openSecret(key)) })
    await saveRing(tx, { ...ring, keys: ring.keys.map((key) => (isOld(key) ? resealed(key) : key)) })
    return true
  })
}
