import type { AccountPast } from '#shared/ledger/account/account'
import type { Tier } from './rules'

/** Whether an earlier membership of the person ended at this tier or above: what reaching it brings was had. */
export function isGiftHad(past: AccountPast | null | undefined, { key }: Pick<Tier, 'key'>, tiers: readonly Tier[]) {
  const rank = (wanted: string) => tiers.findIndex((tier) => tier.key === wanted)
  return (past?.tierKeys ?? []).some((had) => rank(had) >= rank(key))
}
