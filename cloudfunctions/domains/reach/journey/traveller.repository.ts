import type { Traveller } from '#shared/reach/journey/entering'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const travellers = collection<Traveller>('journey_travellers')

export const findTraveller = (reader: Reader, memberId: string) => reader.find(travellers, memberId)
export const saveTraveller = (tx: Tx, traveller: Traveller) => tx.save(travellers, traveller)
export const removeTraveller = (tx: Tx, memberId: string) => tx.remove(travellers, memberId)
export const removeTravellersOf = (db: Db, memberIds: readonly string[]) =>
  db.removeWhere(travellers, { _id: { in: memberIds } })
