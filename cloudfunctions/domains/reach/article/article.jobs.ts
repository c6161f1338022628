import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { FOLLOWED_DAYS, type Reading } from '#shared/reach/article/article'
import { inParallel } from '../../../platform/in-parallel'
import { forgetting } from '../../../platform/noun/forgetting'
import type { Job, JobContext } from '../../../platform/noun/job'
import { listMemberDays } from '../../insight/event/event.face'
import { heirsOf } from '../../people/member/member.face'
import { listToFollow, noteFollowed, removeReadingsBefore } from './reading.repository'

const PAGE_SIZE = 100
const WIDTH = 6
/** As far back as conditions look. */
const KEEP_DAYS = 400

/** When the week after a reading is over: whether the reader came, and bought, within it. */
export const followReadingsJob: Job = {
  name: 'follow-readings',
  title: '内容带来的到店和消费',
  schedule: { kind: 'daily', at: '04:40' },
  async slice(context, _checkpoint, budget) {
    const today = businessDayOf(context.now)
    let looked = 0
    for (;;) {
      const page = await listToFollow(context.db, today, PAGE_SIZE)
      await follow(context, page)
      looked += page.length
      if (page.length < PAGE_SIZE) return { checkpoint: null, isDone: true, looked, changed: looked }
      if (budget.isSpent()) return { checkpoint: null, isDone: false, looked, changed: looked }
    }
  },
}

async function follow({ db }: JobContext, page: readonly Reading[]): Promise<void> {
  const earliest = page.reduce<string>((first, { day }) => (day < first ? day : first), '9999-12-31')
  if (page.length === 0) return
  const memberIds = [...new Set(page.map(({ memberId }) => memberId))]
  // What a record did before it was merged stands under itself, and what was done since under the one that carries on.
  const heirs = await heirsOf(db, memberIds)
  const days = await listMemberDays(db, [...memberIds, ...heirs.keys()], earliest as Reading['day'])
  await inParallel(page, { atOnce: WIDTH }, (reading) => {
    const until = addDays(reading.day, FOLLOWED_DAYS)
    const after = days.filter(
      ({ memberId, day }) =>
        (memberId === reading.memberId || heirs.get(memberId) === reading.memberId) &&
        day > reading.day &&
        day <= until,
    )
    const has = (kind: 'visit' | 'buy') => (after.some(({ links }) => links[kind] !== null) ? 1 : 0)
    return noteFollowed(db, reading, has('visit'), has('buy'))
  })
}

export const forgetReadingsJob = forgetting(
  { name: 'forget-readings', title: '清理过期的阅读记录', schedule: { kind: 'daily', at: '04:25' } },
  [({ db, now }) => removeReadingsBefore(db, addDays(businessDayOf(now), -KEEP_DAYS))],
)
