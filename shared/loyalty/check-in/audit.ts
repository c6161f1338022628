import type { BusinessDay } from '#shared/kernel/business-day'
import type { CheckInState } from '#shared/ledger/account/account'

/** What must never be between a member's stamps and runs, in Chinese sentences; empty is healthy. */
export function auditStamps(
  { runs, totalDays }: Pick<CheckInState, 'runs' | 'totalDays'>,
  days: readonly BusinessDay[],
) {
  // Runs that ended long ago are dropped, their stamps stay.
  const isKept = (day: BusinessDay) => runs[0] === undefined || day >= runs[0].fromDay
  const stray = days.filter((day) => isKept(day) && !runs.some(({ fromDay, toDay }) => fromDay <= day && day <= toDay))
  return [
    ...stray.map((day) => `${day} 签到过，却不在任何一段连续签到里`),
    ...(days.length === totalDays ? [] : [`记为签到 ${totalDays} 天，实有 ${days.length} 天`]),
  ]
}
