import { type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import type { ActiveDay, Band, Engagement } from './lifecycle'
import type { LifecycleRules } from './rules'

/** What merely happens, or only says that a page was left, is nothing that a member did. */
const NOT_DONE = new Set(['member.joined', 'referral.qualified', 'app.hidden', 'request.failed', 'app.failed'])

/**
 * How much of the membership a member lives, from the days of the look back: how many of them, how lately, and how many
 * different things. Satisfaction counts where it was asked; a part that is missing is left out and the rest weighs more.
 */
export function engagementOf(
  { days, satisfaction }: { days: readonly ActiveDay[]; satisfaction: number | null },
  today: BusinessDay,
  { engagement }: Pick<LifecycleRules, 'engagement'>,
): Engagement {
  const { windowDays, fullDays, fullKinds, weights } = engagement
  const seen = days.filter(({ day }) => isWithin(day, today, windowDays))
  const last = seen.reduce<BusinessDay | null>((latest, { day }) => (latest && latest > day ? latest : day), null)
  const kinds = new Set(seen.flatMap(({ names }) => names.filter((name) => !NOT_DONE.has(name))))
  const regularity = Math.min(1, seen.length / fullDays)
  const recency = last === null ? 0 : 1 - daysBetween(last, today) / windowDays
  const breadth = Math.min(1, kinds.size / fullKinds)
  const parts = [
    [regularity, weights.regularity],
    [recency, weights.recency],
    [breadth, weights.breadth],
    ...(satisfaction === null ? [] : [[satisfaction, weights.satisfaction] as const]),
  ] as const
  const whole = parts.reduce((sum, [, weight]) => sum + weight, 0)
  const score = Math.round((100 * parts.reduce((sum, [value, weight]) => sum + value * weight, 0)) / whole)
  // What a member once said is no engagement of whoever does nothing any more.
  const lived = seen.length === 0 ? 0 : score
  return { score: lived, band: bandOf(lived, engagement), regularity, recency, breadth, satisfaction }
}

export function bandOf(score: number, bounds: { middleFrom: number; highFrom: number }): Band {
  if (score <= 0) return 'none'
  if (score >= bounds.highFrom) return 'high'
  return score >= bounds.middleFrom ? 'middle' : 'low'
}

function isWithin(day: BusinessDay, today: BusinessDay, windowDays: number): boolean {
  const age = daysBetween(day, today)
  return age >= 0 && age < windowDays
}
