import type { TillRing } from '#shared/till/till-key/ring'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const rings = collection<TillRing>('till_rings')

const RINGS_MAX = 1000

export const findRing = (reader: Reader, storeId: string) => reader.find(rings, storeId)
export const saveRing = (tx: Tx, ring: TillRing) => tx.save(rings, ring)
export const listRingsAfter = (db: Db, afterId: string | null, limit: number) => db.page(rings, { afterId, limit })
export const listRings = (db: Db) => db.page(rings, { afterId: null, limit: RINGS_MAX })
export const noteUse = (db: Db, storeId: string, label: string, at: number) =>
  db.updateWhere(rings, { _id: storeId }, { set: { [`usedAt.${label}`]: at } })
/** Counts on from where the window began, or begins another. */
export const countWrong = async (db: Db, storeId: string, span: { sinceAt: number; now: number }) => {
  const counted = { _id: storeId, 'wrongCodes.fromAt': { gt: span.sinceAt } }
  if ((await db.updateWhere(rings, counted, { inc: { 'wrongCodes.count': 1 } })) === 1) return
  await db.updateWhere(rings, { _id: storeId }, { set: { wrongCodes: { fromAt: span.now, count: 1 } } })
}
