import type { PersonPast } from '#shared/ledger/account/past'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/**
 * What stays of a person, under one of the keys that led to them, after their record is gone. `_id` is a keyed hash of
 * that key. In this collection alone something about a person outlasts the membership, for two years at most.
 */
export interface KnownPerson {
  _id: string
  leftAt: number
  /** Of a phone number that was only changed for another one: the member who had it, and is there still. */
  of: string | null
  past: PersonPast
}

const people = collection<KnownPerson>('known_people')

export const findKnownPeople = (db: Db, ids: readonly string[]) => db.findMany(people, ids)
export const findKnownPerson = (reader: Reader, id: string) => reader.find(people, id)
export const saveKnownPerson = (tx: Tx, person: KnownPerson) => tx.save(people, person)
export const removeKnownPerson = (tx: Tx, id: string) => tx.remove(people, id)
export const removeKnownBefore = (db: Db, leftAt: number) => db.removeWhere(people, { leftAt: { lt: leftAt } })
