import type { Bond } from '#shared/growth/referral/bond'
import type { Judgement } from '#shared/growth/referral/detector'
import type { Chain } from '#shared/growth/referral/graph'
import { type BondFacts, isFast, isHasty, isNear } from '#shared/growth/referral/signals/facts'
import type { ShopRates } from '#shared/growth/referral/signals/quality'
import type { DetectionRules } from '#shared/growth/referral/signals/rules'
import { SIGNAL_KEYS, type SignalKey } from '#shared/growth/referral/signals/signal'
import { waitClassOf } from '#shared/growth/referral/signals/waits'
import type { Verdict } from './detect.repository'

/** What a bond is judged by, before the tallies. */
export interface BondEvidence {
  facts: BondFacts
  /** The inviters above, the direct one first; ends at the friend where the chain is a ring. */
  inviters: string[]
  chain: Chain
  rates: ShopRates
  bond: Bond
  /** The last one before the rewards: what the friend did since is in the facts. */
  isLastLook: boolean
  platformRank: number | null
}

const DAY_MS = 86_400_000
/** After the refund window, and after the time in which a friend comes back or does not. */
const OUTCOME_AFTER_DAYS = 30

/** The verdict of a bond that nothing holds; the case adds its part where something does. */
export function verdictOf(
  { facts, chain, platformRank }: BondEvidence,
  { score, isStrong, signals }: Judgement,
  {
    rules,
    now,
    isOnSharedDevice,
    isTied,
  }: { rules: DetectionRules; now: number; isOnSharedDevice: boolean; isTied: boolean },
): Verdict {
  const near = isNear(facts, rules.lines)
  return {
    _id: facts.invitee.memberId,
    inviterId: facts.inviter.memberId,
    at: now,
    score,
    isStrong,
    standing: 'clear',
    signals,
    facts,
    chain,
    platformRank,
    caseId: null,
    heldAt: null,
    heldUntilAt: null,
    outcomeDueAt: facts.boundAt + OUTCOME_AFTER_DAYS * DAY_MS,
    outcome: null,
    counts: {
      isFast: one(isFast(facts, rules.lines)),
      isPriced: one(near !== null),
      isNear: one(near),
      isSettled: 0,
      isRefunded: 0,
      isObserved: 0,
      isQuiet: 0,
      isOnSharedDevice: one(isOnSharedDevice),
      isCompared: 1,
      isHasty: one(isHasty(facts, rules.lines)),
      isTied: one(isTied),
    },
    against: againstOf(signals),
    waitClass: waitClassOf((facts.qualifiedAt ?? now) - facts.boundAt),
  }
}

export function againstOf(signals: Judgement['signals']): Record<SignalKey, number> {
  const keys = new Set(signals.filter(({ contribution }) => contribution > 0).map(({ key }) => key))
  return Object.fromEntries(SIGNAL_KEYS.map((key) => [key, one(keys.has(key))])) as Record<SignalKey, number> // All keys.
}

export const one = (isSo: boolean | null) => (isSo ? 1 : 0)
