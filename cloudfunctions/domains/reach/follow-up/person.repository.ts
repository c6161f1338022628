import type { FollowUpPerson } from '#shared/reach/follow-up/follow-up'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const people = collection<FollowUpPerson>('follow_up_people')

export const findPerson = (reader: Reader, memberId: string) => reader.find(people, memberId)
export const findPeople = (db: Db, memberIds: readonly string[]) => db.findMany(people, memberIds)
export const savePerson = (tx: Tx, person: FollowUpPerson) => tx.save(people, person)
export const removePeople = (db: Db, memberIds: readonly string[]) => db.removeWhere(people, { _id: { in: memberIds } })
export const emptyNotes = (db: Db, memberIds: readonly string[]) =>
  db.updateWhere(people, { _id: { in: memberIds } }, { set: { note: null } })
