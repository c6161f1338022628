import { addDays, type BusinessDay, businessDayOf, daysBetween, lastDayOf } from '#shared/kernel/business-day'
import { last } from '#shared/kernel/last'
import { median } from '#shared/kernel/median'
import type { Account } from '#shared/ledger/account/account'
import { liveLots } from '#shared/ledger/points/lots'
import type { Moment } from './occasions'

/** A day that was missed, because the timer stood still, is made up for within this time. */
const GRACE_DAYS = 3
const GAPS_MIN = 3

const isIn = (today: BusinessDay, from: BusinessDay) => {
  const late = daysBetween(from, today)
  return late >= 0 && late < GRACE_DAYS
}

type Standing = Pick<Account, 'points' | 'tier' | 'counters' | 'status'>

/** Names the moment that an account has come to, the same on each of its days; null where there is none. */
export function momentOf(
  account: Standing,
  { moment, days }: { moment: Exclude<Moment, 'birthday' | 'coupon-ending' | 'running-out'>; days: number },
  now: number,
): string | null {
  const today = businessDayOf(now)
  if (account.status !== 'active') return null
  switch (moment) {
    case 'points-ending': {
      const months = liveLots(account.points.lots, now).flatMap(({ endsMonth }) => endsMonth ?? [])
      const month = months.find((each) => isIn(today, addDays(lastDayOf(each), -days)))
      return month === undefined ? null : `points-ending:${month}`
    }
    case 'tier-ending': {
      const { untilDay } = account.tier
      return untilDay !== null && isIn(today, addDays(untilDay, -days)) ? `tier-ending:${untilDay}` : null
    }
    case 'silent': {
      const { lastPurchaseAt } = account.counters
      const bought = lastPurchaseAt === null ? null : businessDayOf(lastPurchaseAt)
      return bought !== null && isIn(today, addDays(bought, days)) ? `silent:${bought}` : null
    }
  }
}

/** Whether the usual time between purchases is over: the median of the own gaps, once there are three of them. */
export function isRunningOut(boughtAt: readonly number[], now: number): boolean {
  const days = [...new Set(boughtAt.map(businessDayOf))].sort()
  const gaps = days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day))
  const latest = last(days)
  if (gaps.length < GAPS_MIN || latest === undefined) return false
  return isIn(businessDayOf(now), addDays(latest, Math.round(median(gaps))))
}
