import { ADDRESSES_MAX, type Told } from '#shared/reach/webhook/rules'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** That an owner has let an address through, and what calls of it are signed with. */
export interface Door {
  /** The address's key. */
  _id: string
  /** Only this one: where the rules name another one by now, nothing is let through. */
  url: string
  /** And only this; where it is not said, what was there when there was nothing else. */
  tells?: readonly Told[]
  secretSealed: string
  by: string
  at: number
}

const doors = collection<Door>('webhook_doors')

export const findDoor = (reader: Reader, key: string) => reader.find(doors, key)
export const saveDoor = (tx: Tx, door: Door) => tx.save(doors, door)
export const removeDoor = (tx: Tx, key: string) => tx.remove(doors, key)
export const findDoors = (db: Db, keys: readonly string[]) => db.findMany(doors, keys.slice(0, ADDRESSES_MAX))
export const listDoorsAfter = (db: Db, afterId: string | null, limit: number) => db.page(doors, { afterId, limit })
