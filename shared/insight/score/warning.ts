import { type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { frequencyOf } from './facts'
import { silentProbability } from './frequency'
import type { ForecastModel } from './model'
import type { PurchaseFacts, Score } from './score'

/** What speaks most for a member's silence: the time since the last purchase, few purchases, or a break of the own habit. */
export const WARNING_REASONS = ['recency', 'frequency', 'ownGap'] as const
export type WarningReason = (typeof WARNING_REASONS)[number]

const WEEKS = 90 / 7
/** Longer than so many of the own usual gaps between purchases is a break of the habit. */
const GAPS_MAX = 1.5

export interface Warning {
  reason: WarningReason
  recencyDays: number
  /** Mean days between purchase days; null with one of them. */
  gapDays: number | null
}

/** Asks the model what would help more: a purchase today, or having bought as often as a frequent member. */
export function warningOf(
  facts: PurchaseFacts,
  asOfDay: BusinessDay,
  { frequency, frequentRepeats }: Pick<ForecastModel, 'frequency' | 'frequentRepeats'>,
): Warning {
  const member = frequencyOf(facts, asOfDay)
  const silent = silentProbability(frequency, member, WEEKS)
  const asOfToday = silentProbability(frequency, { ...member, lastWeeks: member.totalWeeks }, WEEKS)
  const asFrequent = silentProbability(frequency, { ...member, x: Math.max(member.x, frequentRepeats) }, WEEKS)
  const recencyDays = daysBetween(facts.lastDay, asOfDay)
  const gapDays = member.x > 0 ? daysBetween(facts.firstDay, facts.lastDay) / member.x : null
  if (silent - asFrequent >= silent - asOfToday) return { reason: 'frequency', recencyDays, gapDays }
  const isBreak = gapDays !== null && recencyDays > GAPS_MAX * gapDays
  return { reason: isBreak ? 'ownGap' : 'recency', recencyDays, gapDays }
}

/** How many can be warned of: a share of the active members, at most what staff and vouchers can handle. */
export function capacityOf(activeMembers: number, rules: { sharePercent: number; membersMax: number }): number {
  return Math.min(rules.membersMax, Math.ceil((activeMembers * rules.sharePercent) / 100))
}

type Watched = Pick<Score, '_id' | 'watch'>

/**
 * Whom to call first. In a shop of regulars many share a figure: of those the other figure decides, then the id, so that
 * a list that is read again has the same order.
 */
export function inOrderOfWarning<T extends Watched>(watched: readonly T[], by: 'silence' | 'loss'): T[] {
  const [first, second] = by === 'loss' ? (['lossFen', 'silent90'] as const) : (['silent90', 'lossFen'] as const)
  const more = (field: 'lossFen' | 'silent90', a: T, b: T) => (b.watch?.[field] ?? 0) - (a.watch?.[field] ?? 0)
  return [...watched].sort((a, b) => more(first, a, b) || more(second, a, b) || (a._id < b._id ? -1 : 1))
}
