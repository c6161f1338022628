import { type BehaviorName, countOf, type MemberDay } from '#shared/insight/event/member-day'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { ALL, type Counts, countAs } from './goes-with'

/** What a member can do in the week that begins with the first purchase, by the key under which it is counted. */
const DONE = {
  opened: 'app.opened',
  'check-in': 'check-in.performed',
  claimed: 'coupon.claimed',
  redeemed: 'coupon.redeemed',
  read: 'article.read',
  attended: 'booking.attended',
  compared: 'tier.compared',
} as const satisfies Record<string, BehaviorName>
/** `again`: buys on another day of it. */
export type FirstWeekAct = keyof typeof DONE | 'again'
export const FIRST_WEEK_ACTS = [...(Object.keys(DONE) as (keyof typeof DONE)[]), 'again'] as const

export const WEEK_DAYS = 7
/** A second purchase is looked for in so many days after the week. */
export const SECOND_DAYS = 30

/** Of one member whose first purchase was on `firstDay`: what was done in its week, and whether anything was bought in the days after it. */
export function firstWeekOf(memberDays: readonly MemberDay[], firstDay: BusinessDay): Counts {
  const weekEnds = addDays(firstDay, WEEK_DAYS - 1)
  const lastDay = addDays(weekEnds, SECOND_DAYS)
  const week = memberDays.filter(({ day }) => day >= firstDay && day <= weekEnds)
  const hasDone = (act: FirstWeekAct) =>
    act === 'again'
      ? week.some(({ day, links }) => day > firstDay && links.buy !== null)
      : week.some((memberDay) => countOf(memberDay, DONE[act]) > 0)
  const bought = memberDays.some(({ day, links }) => day > weekEnds && day <= lastDay && links.buy !== null)
  return countAs([ALL, ...FIRST_WEEK_ACTS.filter(hasDone)], bought)
}
