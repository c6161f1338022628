import type { MemberActivity } from '#shared/insight/event/member-activity'
import type { MemberDay } from '#shared/insight/event/member-day'
import type { Session } from '#shared/insight/event/session'
import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import { listSince, listWhole, type ReadingSpan } from '../../../platform/db/written-since'

// What is kept of each member after the raw events are gone.
const memberDays = collection<MemberDay>('member_days')
const activities = collection<MemberActivity>('member_activity')
const sessions = collection<Session>('sessions')

/** The days of several members from `fromDay` on, in the order of ids. */
export const listDaysOfSome = (db: Db, memberIds: readonly string[], fromDay: BusinessDay) =>
  listWhole(db, memberDays, { memberId: { in: memberIds }, day: { gte: fromDay } })
export const findMemberDays = (db: Db, ids: readonly string[]) => db.findMany(memberDays, ids)
export const saveMemberDay = (db: Db, document: MemberDay) => db.save(memberDays, document)
export const removeMemberDay = (db: Db, _id: string) => db.removeWhere(memberDays, { _id })
/** What all members did on a day, in the order of members. */
export const pageDay = (db: Db, day: BusinessDay, afterId: string | null, limit: number) =>
  db.page(memberDays, { where: { day }, afterId, limit })

export const findActivities = (db: Db, memberIds: readonly string[]) => db.findMany(activities, memberIds)
/** Members in the order in which their days were added up. */
export const listActivitiesSince = (db: Db, reading: ReadingSpan) =>
  listSince(db, activities, { field: 'changedAt' }, reading)
export const saveActivity = (db: Db, document: MemberActivity) => db.save(activities, document)
/** Members whose phones numbered events on a day, in the order of their ids. */
export const pageActivitiesOfDay = (db: Db, day: BusinessDay, afterId: string | null, limit: number) =>
  db.page(activities, { where: { 'phones.days.day': day }, afterId, limit })

export const findSessions = (db: Db, ids: readonly string[]) => db.findMany(sessions, ids)
export const saveSession = (db: Db, session: Session) => db.save(sessions, session)
/** Null when there was no session on the day. */
export const sumSessions = async (db: Db, day: BusinessDay) =>
  (await db.sumBy(sessions, { where: { day }, by: 'day', fields: ['seconds', 'pages'], limit: 1 }))[0] ?? null
/**
 * Sessions of a day of which the pages are known, by the entrance that the phone named; or those of them that looked at one
 * page and did nothing more. Index byDay.
 */
export const countSessionsByEntrance = (db: Db, day: BusinessDay, which: 'recorded' | 'bounced', limit: number) =>
  db.sumBy(sessions, {
    // Opened, one page, left again: three events. Whoever shows a code or looks at a month has done more on the page.
    where: which === 'bounced' ? { day, pages: 1, events: { lte: 3 } } : { day, pages: { gte: 1 } },
    by: 'entrance',
    fields: [],
    limit,
  })
export const findOldestSession = async (db: Db, before: BusinessDay) =>
  (await db.list(sessions, { where: { day: { lt: before } }, orderBy: [['day', 'asc']], limit: 1 }))[0] ?? null
export const removeSessionsOfDay = (db: Db, day: BusinessDay) => db.removeWhere(sessions, { day })
