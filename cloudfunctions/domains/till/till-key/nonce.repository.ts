import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/** One request of a till; `_id` is `<key>:<nonce>`, so that the same request is known when it comes again. */
interface Nonce {
  _id: string
  keyId: string
  at: number
}

const nonces = collection<Nonce>('till_nonces')

export const insertNonce = (db: Db, { keyId, nonce, at }: { keyId: string; nonce: string; at: number }) =>
  db.insert(nonces, { _id: `${keyId}:${nonce}`, keyId, at })
/** By byKey. */
export const countNoncesSince = (db: Db, keyId: string, fromAt: number) =>
  db.count(nonces, { keyId, at: { gte: fromAt } })
/** By byAt. */
export const removeNoncesBefore = (db: Db, at: number) => db.removeWhere(nonces, { at: { lt: at } })
