import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import type { Member } from './member.repository'

const members = collection<Member>('members')

/** All records in the order of ids, those that were merged or closed among them. */
export const pageMembers = (db: Db, afterId: string | null, limit: number) => db.page(members, { afterId, limit })
export const countMembers = (db: Db) => db.count(members, { _id: { gt: '' } })
