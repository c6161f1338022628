import type { MemberActivity } from '#shared/insight/event/member-activity'
import type { MemberDay } from '#shared/insight/event/member-day'
import type { Session } from '#shared/insight/event/session'
import { collection } from '../../../platform/db/collection'
import { few, many, withoutInternals } from '../../../platform/noun/shown-records'
import type { RecordedEvent } from './event.repository'

const activities = collection<MemberActivity>('member_activity')

export const shownRecords = {
  member_activity: few(async ({ db }, memberIds) => (await db.findMany(activities, memberIds)).map(withoutInternals)),
  member_days: many(collection<MemberDay>('member_days'), { of: 'memberId', newestBy: 'day' }),
  sessions: many(collection<Session>('sessions'), { of: 'memberId', newestBy: 'startedAt' }),
  events: many(collection<RecordedEvent>('events'), { of: 'memberId', newestBy: 'at' }),
}
