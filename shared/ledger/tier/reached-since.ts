import type { BusinessDay } from '#shared/kernel/business-day'
import type { Tier } from './rules'
import type { TierPosition } from './tier'
import { rankIn } from './tier-rank'

/** Since when somebody who stands there has stood at the tier or above it; null for somebody who does not. */
export function reachedSince(
  { tier, climbedFrom = [] }: Partial<TierPosition> & Pick<TierPosition, 'tier'>,
  tierKey: string,
  tiers: readonly Pick<Tier, 'key'>[],
): BusinessDay | null {
  const rank = rankIn(tiers, tierKey)
  const days = [...climbedFrom, tier].filter(({ key }) => rankIn(tiers, key) >= rank).map(({ sinceDay }) => sinceDay)
  return days.reduce<BusinessDay | null>((first, day) => (first === null || day < first ? day : first), null)
}
