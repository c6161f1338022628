import { type EventDay, GAP_DAYS_MAX } from '#shared/insight/event/event-day'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'

/**
 * Members active on at least one of `length` days that end with `day`, each counted once: on the first of these days on
 * which the member came, which is the one whose last visit before lies outside.
 *
 * @param length 1 … GAP_DAYS_MAX
 */
export function activeMembers(days: ReadonlyMap<BusinessDay, EventDay>, day: BusinessDay, length: number): number {
  let members = 0
  for (let back = 0; back < length; back += 1) {
    const gaps = days.get(addDays(day, -back))?.gaps ?? []
    // `back` days before the end, so `length - 1 - back` days behind the beginning.
    for (let gap = length - back; gap <= GAP_DAYS_MAX + 1; gap += 1) members += gaps[gap] ?? 0
    members += gaps[0] ?? 0
  }
  return members
}
