import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/** Which call imports into a store; it stays when the call gives it back. */
export interface StoredLease {
  /** The store's id. */
  _id: string
  /** Of the call. */
  token: string
  until: number
}

const leases = collection<StoredLease>('import_leases')

export const insertLease = (db: Db, lease: StoredLease) => db.insert(leases, lease)
/** Of a call that has given it back, or has ended without. */
export const takeOverLease = async (db: Db, { _id, token, until }: StoredLease, now: number): Promise<boolean> =>
  (await db.updateWhere(leases, { _id, until: { lt: now } }, { set: { token, until } })) === 1
/** Until another instant; 0 gives it back. */
export const holdLease = async (db: Db, { _id, token, until }: StoredLease): Promise<boolean> =>
  (await db.updateWhere(leases, { _id, token }, { set: { until } })) === 1
