import type { AccountPast } from '#shared/ledger/account/account'
import type { Tier } from './rules'
import { rankIn } from './tier-rank'

/** Whether an earlier membership of the person ended at this tier or above: what reaching it brings was had. */
export function isGiftHad(past: AccountPast | null | undefined, { key }: Pick<Tier, 'key'>, tiers: readonly Tier[]) {
  return (past?.tierKeys ?? []).some((had) => rankIn(tiers, had) >= rankIn(tiers, key))
}
