import { last } from '#shared/kernel/last'
import { HOUR_MS } from './facts'
import { gapVariation, mostWithin } from './pace'
import type { DetectionRules } from './rules'
import { type Reading, silent } from './signal'
import { type Decades, evennessSurprise, poissonSurprise, strengthOf, USUAL } from './surprise'
import type { Tallies } from './tally'

/** A day of grace beside the inviter's own past: nobody's past is empty. */
const PAST_HOURS_MIN = 24
const VARIATION_USUAL = 0.6

/**
 * The inviter's busiest hour, by how surprising it is beside the other hours of the same inviter. The value is the
 * number of friends in that hour.
 */
export function velocity({ inviter }: Tallies): Reading {
  const { times, bonds, firstBoundAt } = inviter
  const most = mostWithin(times, HOUR_MS)
  const hours = ((last(times) ?? 0) - (firstBoundAt ?? 0)) / HOUR_MS + PAST_HOURS_MIN
  const surprise = burstSurprise(most, Math.max(bonds - most, 1), hours)
  return { value: most, threshold: usualMost(bonds, hours), strength: 0, record: strengthOf(surprise), of: bonds }
}

/** The busiest of many hours is busy by chance, so chance gets as many tries as there are hours. */
function burstSurprise(most: number, others: number, hours: number): Decades {
  return Math.max(0, poissonSurprise(most, others / hours) - Math.log10(hours))
}

/** The smallest number in the busiest hour that is not usual any more. */
function usualMost(bonds: number, hours: number): number {
  let most = 1
  while (most < bonds && burstSurprise(most, Math.max(bonds - most, 1), hours) < USUAL) most += 1
  return most
}

/** Friends who come as evenly as a script makes them. The value is the variation of the gaps: small speaks against. */
export function regularity({ inviter }: Tallies, { lines }: DetectionRules): Reading {
  const gaps = inviter.times.length - 1
  const value = gapVariation(inviter.times, lines.patternFriendsMin)
  if (value === null) return silent(VARIATION_USUAL)
  return {
    value,
    threshold: VARIATION_USUAL,
    strength: 0,
    record: strengthOf(evennessSurprise(value, gaps)),
    of: gaps + 1,
  }
}
