import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** The store that a member has chosen; `_id` is the member's id. */
export interface UsualStore {
  _id: string
  storeId: string
  at: number
}

const usual = collection<UsualStore>('usual_stores')

export const findUsual = (reader: Reader, memberId: string) => reader.find(usual, memberId)
export const findUsualOf = (db: Db, memberIds: readonly string[]) => db.findMany(usual, memberIds)
export const saveUsual = (tx: Tx, document: UsualStore) => tx.save(usual, document)
export const removeUsual = (tx: Tx, memberId: string) => tx.remove(usual, memberId)
