import { addMemberDay, finishDay, newDayTally } from '#shared/insight/event/event-day'
import type { MemberActivity } from '#shared/insight/event/member-activity'
import type { MemberDay } from '#shared/insight/event/member-day'
import { addSent, NOTHING_SENT, sentOn } from '#shared/insight/event/phone-count'
import { type BusinessDay, monthOf } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import { nextAfterId } from '../../../platform/db/next-page'
import { closeDay, type OpenDay, openDay, saveCohortDay, saveEventDay } from './event-day.repository'
import { pageActivitiesOfDay, pageDay, sumSessions } from './member-day.repository'

const PAGE_SIZE = 1000

/** Counts a day again from all members' days, and marks what is derived from it for recounting. */
export async function recountDay({ db, now }: Context, open: OpenDay): Promise<void> {
  // Only the roll-up opens days for this, and it uses valid days as names.
  const day = open.day as BusinessDay
  const { event, cohort } = await countMembers(db, day)
  const sessions = await sumSessions(db, day)
  const { count = 0, sums = {} } = sessions ?? {}
  const counted = {
    ...event,
    sessions: { count, seconds: sums.seconds ?? 0, pages: sums.pages ?? 0 },
    sent: await countSent(db, day),
  }
  await openDay(db, 'month', monthOf(day), now)
  await openDay(db, 'funnel', day, now)
  await openDay(db, 'figure', day, now)
  await saveCohortDay(db, cohort)
  await saveEventDay(db, counted)
  await closeDay(db, open)
}

async function countMembers(db: Db, day: BusinessDay) {
  const tally = newDayTally(day)
  let afterId: string | null = null
  do {
    const page: MemberDay[] = await pageDay(db, day, afterId, PAGE_SIZE)
    for (const memberDay of page) addMemberDay(tally, memberDay)
    afterId = nextAfterId(page, PAGE_SIZE)
  } while (afterId !== null)
  return finishDay(tally)
}

async function countSent(db: Db, day: BusinessDay) {
  let sent = NOTHING_SENT
  let afterId: string | null = null
  do {
    const page: MemberActivity[] = await pageActivitiesOfDay(db, day, afterId, PAGE_SIZE)
    for (const { phones } of page) for (const phone of phones) sent = addSent(sent, sentOn(phone, day))
    afterId = nextAfterId(page, PAGE_SIZE)
  } while (afterId !== null)
  return sent
}
