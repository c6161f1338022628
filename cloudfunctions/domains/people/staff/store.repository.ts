import type { StoreHours } from '#shared/people/staff/store-hours'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

export interface Store {
  _id: string
  name: string
  region: string
  address: string
  isOpen: boolean
  /** What members are told of it; missing in records of before, null where nobody has written it. */
  district?: string | null
  phone?: string | null
  hours?: StoreHours | null
  /** By the coordinates of Chinese maps. */
  point?: { latitude: number; longitude: number } | null
}

const stores = collection<Store>('stores')

export const findStore = (reader: Reader, storeId: string) => reader.find(stores, storeId)
export const findStores = (db: Db, storeIds: readonly string[]) => db.findMany(stores, storeIds)
export const pageStores = (db: Db, afterId: string | null, limit: number) => db.page(stores, { afterId, limit })
export const saveStoreDocument = (tx: Tx, store: Store) => tx.save(stores, store)
