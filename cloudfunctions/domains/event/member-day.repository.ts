import type { MemberDay } from '#shared/event/member-day'
import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../platform/db/collection'
import type { Db } from '../../platform/db/db'

const memberDays = collection<MemberDay>('member_days')

/** The days of several members from `fromDay` on, in the order of ids; `after` is the last id before this page. */
export const pageMemberDays = (
  db: Db,
  {
    memberIds,
    fromDay,
    after,
    limit,
  }: { memberIds: readonly string[]; fromDay: BusinessDay; after: string; limit: number },
) =>
  db.list(memberDays, {
    where: { memberId: { in: memberIds }, day: { gte: fromDay }, _id: { gt: after } },
    orderBy: [['_id', 'asc']],
    limit,
  })

export const findMemberDays = (db: Db, ids: readonly string[]) => db.findMany(memberDays, ids)
export const saveMemberDay = (db: Db, document: MemberDay) => db.save(memberDays, document)
export const removeMemberDay = (db: Db, _id: string) => db.removeWhere(memberDays, { _id })

/** Everybody's doings of a day, in the order of members. */
export const pageDay = (db: Db, day: BusinessDay, after: string, limit: number) =>
  db.list(memberDays, { where: { day, _id: { gt: after } }, orderBy: [['_id', 'asc']], limit })
