import type { FactSource } from './domains/base/facts/fact-source'
import { referralFacts } from './domains/growth/referral/referral-facts.repository'
import { checkInFacts } from './domains/loyalty/check-in/check-in-facts.repository'
import { claimFacts, redemptionFacts } from './domains/loyalty/coupon/coupon-facts.repository'
import { joinFacts } from './domains/people/member/join-facts.repository'
import { purchaseFacts } from './domains/till/purchase/purchase-facts.repository'

/** What the shop's own records say that members did, beside what their phones report. */
export const factSources: readonly FactSource[] = [
  joinFacts,
  checkInFacts,
  claimFacts,
  redemptionFacts,
  purchaseFacts,
  referralFacts,
]
