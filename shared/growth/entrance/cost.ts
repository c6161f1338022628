import { type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { shareRoundedDown } from '#shared/kernel/money'

/** What a channel cost in a period. `_id` is `<channel>:<first day>:<last day>`: entered again, it is replaced. */
export interface ChannelCost {
  _id: string
  channel: string
  fromDay: BusinessDay
  toDay: BusinessDay
  costFen: number
  note: string
  by: string
  at: number
}

/**
 * The part of a cost that falls in a period, when the cost is spread evenly over its own days. Rounded so that the
 * parts of neighboring periods add up to the whole: each is the difference of two shares counted from the first day.
 */
export function costWithin(
  cost: ChannelCost,
  { fromDay, toDay }: { fromDay: BusinessDay; toDay: BusinessDay },
): number {
  const days = daysBetween(cost.fromDay, cost.toDay) + 1
  const before = Math.min(Math.max(daysBetween(cost.fromDay, fromDay), 0), days)
  const until = Math.min(Math.max(daysBetween(cost.fromDay, toDay) + 1, 0), days)
  if (until <= before) return 0
  return shareRoundedDown(cost.costFen, until, days) - shareRoundedDown(cost.costFen, before, days)
}
