import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import { listSince, type ReadingSpan } from '../../../platform/db/written-since'
import type { Member } from './member.repository'

const members = collection<Member>('members')

/** Members in the order in which their records were changed. */
export const listMembersSince = (db: Db, reading: ReadingSpan) =>
  listSince(db, members, { field: 'updatedAt' }, reading)
/** Members in the order in which they joined. */
export const listJoinedSince = (db: Db, reading: ReadingSpan) => listSince(db, members, { field: 'joined.at' }, reading)
export const listJoinedOn = (db: Db, day: BusinessDay, afterId: string | null, limit: number) =>
  db.list(members, { where: { 'joined.day': day, _id: { gt: afterId ?? '' } }, orderBy: [['_id', 'asc']], limit })
