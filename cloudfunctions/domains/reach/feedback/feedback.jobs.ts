import { businessDayOf } from '#shared/kernel/business-day'
import type { Job, JobContext } from '../../../platform/noun/job'
import { endAlert, listAlerts, raiseAlert } from '../../base/alert/alert.face'
import { freshStoreName } from '../../people/staff/staff.face'
import { listLate } from './feedback.repository'
import { countWeek, weeksUntil } from './voice.service'

/** So many late tickets are looked at in one run: more than a person is told of. */
const LATE_MAX = 500
/** A ticket is settled within days; after four weeks the figures of a week stand. */
const WEEKS = 4
const WHOLE_SHOP = 'shop'
const LATE = 'feedback-late'

/** One alert a store and day: it is met again, not written again, while tickets are late, and over with the last of them. */
export const watchFeedbackJob: Job = {
  name: 'watch-feedback',
  title: '提醒没有按时看、没有按时答复的意见',
  schedule: { kind: 'every', minutes: 15 },
  async slice(context) {
    const { db, now } = context
    const late = await listLate(db, now, LATE_MAX)
    const counts = new Map<string, number>()
    for (const { storeId } of late) {
      const place = storeId ?? WHOLE_SHOP
      counts.set(place, (counts.get(place) ?? 0) + 1)
    }
    for (const [place, count] of counts) {
      const name = place === WHOLE_SHOP ? '全店' : ((await freshStoreName(db, place, now)) ?? place)
      const text = `${name}有 ${count} 条会员意见过了时间还没有看或答复，请在运营台“会员意见”里处理。`
      await raiseAlert(context, { kind: LATE, subject: place, text, source: businessDayOf(now) })
    }
    if (late.length < LATE_MAX) await endOthers(context, counts)
    return { checkpoint: null, isDone: true, looked: late.length, changed: counts.size }
  },
}

async function endOthers(context: JobContext, late: ReadonlyMap<string, number>): Promise<void> {
  const { alerts } = await listAlerts(context)
  const isLate = (alertId: string) => [...late.keys()].some((place) => alertId === `${LATE}:${place}`)
  for (const { alertId, kind } of alerts) {
    if (kind === LATE && !isLate(alertId)) await endAlert(context, alertId, '都看过、答复了')
  }
}

export const countVoiceJob: Job = {
  name: 'count-voice',
  title: '汇总每周用户声音',
  schedule: { kind: 'daily', at: '01:30' },
  async slice(context, checkpoint, budget) {
    const weeks = weeksUntil(context.now, WEEKS)
    let done = typeof checkpoint?.done === 'number' ? checkpoint.done : 0
    let looked = 0
    do {
      const week = weeks[done]
      if (week !== undefined) looked += await countWeek(context, week)
      done += 1
    } while (done < weeks.length && !budget.isSpent())
    const isDone = done >= weeks.length
    return { checkpoint: isDone ? null : { done }, isDone, looked, changed: looked }
  },
}
