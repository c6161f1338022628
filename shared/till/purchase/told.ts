import { businessDayOf } from '#shared/kernel/business-day'
import { last } from '#shared/kernel/last'
import type { Account, TierState } from '#shared/ledger/account/account'
import type { Tier, TierRules } from '#shared/ledger/tier/rules'
import { growthValue } from '#shared/ledger/tier/tier'
import type { Purchase, PurchaseOutcome } from './purchase'

export type ToldPurchase = Purchase & { told: PurchaseOutcome }

/** What the ledger and the tier have made of a purchase. */
export interface Outcome {
  entryId: string | null
  tierBefore: TierState
  /** The tiers that it has lifted the member to, lowest first. */
  reached: readonly Pick<Tier, 'key' | 'name'>[]
  account: Pick<Account, 'points' | 'growth'>
}

/** The purchase as it is kept and as the clerk hears of it; a tier that it raised can be given back. */
export function toldPurchase(purchase: Purchase, outcome: Outcome, now: number, rules: TierRules): ToldPurchase {
  const { entryId, tierBefore, reached, account } = outcome
  const top = last(reached)
  const told = { ...toldOf(account, now, rules), tierReached: top ? { key: top.key, name: top.name } : null }
  return { ...purchase, entryId, tierBefore: top ? tierBefore : null, told }
}

export function toldOf({ points, growth }: Outcome['account'], now: number, rules: TierRules): PurchaseOutcome {
  return { balance: points.balance, growth: growthValue(growth, businessDayOf(now), rules), tierReached: null }
}
