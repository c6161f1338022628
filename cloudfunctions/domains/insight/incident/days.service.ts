import type { Met } from '#shared/insight/incident/incident'
import { kindOfDay, watchRules } from '#shared/insight/incident/rules'
import { slippedOf } from '#shared/insight/incident/slipped'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import type { Step } from '#shared/kernel/watched-step'
import type { JobContext } from '../../../platform/noun/job'
import { rulesInForce } from '../../base/settings/settings.face'
import { listEventDays } from '../event/event.face'

/** The median of six weekdays, the spread of fifty-six days, and the days behind both. */
export const DAYS = 112

type EventDay = Awaited<ReturnType<typeof listEventDays>>[number]

const namedCount = (name: string) => (day: EventDay) => day.names.find((own) => own.name === name)?.count ?? 0

/** What is judged by days: from the roll-ups, which late events and refunds have already changed. */
const FIGURES: readonly { step: Step; title: string; of: (day: EventDay) => number }[] = [
  { step: 'open', title: '来访会员', of: ({ visitors }) => visitors },
  { step: 'join', title: '新会员', of: ({ joined }) => joined },
  { step: 'check-in', title: '签到', of: namedCount('check-in.performed') },
  { step: 'claim', title: '领券', of: namedCount('coupon.claimed') },
  { step: 'redeem', title: '用券', of: namedCount('coupon.redeemed') },
  { step: 'confirm', title: '消费笔数', of: ({ orders }) => orders },
  { step: 'counted', title: '邀请达标', of: namedCount('referral.qualified') },
]

/** Which figures have slipped below their bands with the end of a day. One incident for all of them. */
export async function slippedBy(context: JobContext, day: BusinessDay): Promise<Met[]> {
  const rules = await rulesInForce(context, watchRules)
  if (!rules.isOn) return []
  const days = Array.from({ length: DAYS }, (_, index) => addDays(day, index + 1 - DAYS))
  const found = new Map((await listEventDays(context.db, days[0] ?? day, day)).map((one) => [one._id, one]))
  // What was before the first day that is known is no day without anything.
  const first = days.findIndex((one) => found.has(one))
  if (first < 0) return []
  const own = days.slice(first)
  const known = own.map((one) => kindOfDay(rules, one) !== null)
  const figures = FIGURES.map(({ step, title, of }) => {
    const valueOn = (one: BusinessDay) => {
      const stored = found.get(one)
      return stored ? of(stored) : 0
    }
    return { step, title, values: own.map(valueOn) }
  })
  const slipped = slippedOf(figures, known)
  return slipped ? [slipped] : []
}
