import type { Grant } from '#shared/people/grant/held'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** What a person may do beside the till; `_id` is the member's id. */
export interface StoredGrant {
  _id: string
  name: string
  isOwner: boolean
  grants: Grant[]
  /** The member who gave them, or `console`. */
  by: string
  at: number
  /** When an owner last changed others' rights. It exists only to be written, so that two such changes conflict. */
  heldAt?: number
}

/** `_id` is the code. */
export interface OwnerCode {
  _id: string
  madeAt: number
  untilAt: number
  use: { memberId: string; at: number } | null
}

const grants = collection<StoredGrant>('grants')
const ownerCodes = collection<OwnerCode>('owner_codes')

const HOLDERS_MAX = 500

export const findGrant = (reader: Reader, memberId: string) => reader.find(grants, memberId)
export const findGrants = (db: Db, memberIds: readonly string[]) => db.findMany(grants, memberIds)
export const saveGrant = (tx: Tx, grant: StoredGrant) => tx.save(grants, grant)
export const removeGrant = (tx: Tx, memberId: string) => tx.remove(grants, memberId)
export const pageGrants = (db: Db) => db.page(grants, { afterId: null, limit: HOLDERS_MAX })

export const findOwnerCode = (reader: Reader, code: string) => reader.find(ownerCodes, code)
export const insertOwnerCode = (tx: Tx, code: OwnerCode) => tx.insert(ownerCodes, code)
export const saveOwnerCode = (tx: Tx, code: OwnerCode) => tx.save(ownerCodes, code)
