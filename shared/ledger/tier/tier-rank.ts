import type { Tier } from './rules'

/** Where a tier stands among those in force, 0 for the lowest; −1 for one that is gone, which is below them all. */
export function rankIn(tiers: readonly Pick<Tier, 'key'>[], key: string | undefined): number {
  return tiers.findIndex((tier) => tier.key === key)
}
