import { type BusinessDay, daysBetween } from '#shared/kernel/business-day'

export interface AgainRow {
  productKey: string
  name: string
  priceFen: number
  /** On how many days. */
  count: number
  lastDay: BusinessDay
  gapDays: number | null
  /** On which day it is usually bought again; null where nobody knows. */
  dueDay: BusinessDay | null
}

export interface LikedRow {
  productKey: string
  name: string
  priceFen: number
  /** What was bought with it; null for what everybody buys. */
  becauseName: string | null
}

/** Why it stands there, as the member reads it. */
export function againReason({ count, gapDays, lastDay, dueDay }: AgainRow, today: BusinessDay): string {
  const often = count === 1 ? '买过 1 次' : `买过 ${count} 次`
  if (gapDays === null || dueDay === null) return `${often}，上次是${daysAgo(lastDay, today)}`
  const since = daysBetween(lastDay, today)
  return since >= gapDays
    ? `${often}，大约 ${gapDays} 天买一次，上次是${daysAgo(lastDay, today)}`
    : `${often}，大约 ${gapDays} 天买一次`
}

export function likedReason({ becauseName }: LikedRow): string {
  return becauseName === null ? '店里卖得多' : `常和「${becauseName}」一起买`
}

function daysAgo(day: BusinessDay, today: BusinessDay): string {
  const days = daysBetween(day, today)
  if (days <= 0) return '今天'
  return days === 1 ? '昨天' : ` ${days} 天前`
}
