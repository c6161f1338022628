import { checkInFacts } from './domains/check-in/check-in-facts.repository'
import { claimFacts, redemptionFacts } from './domains/coupon/coupon-facts.repository'
import type { FactSource } from './domains/event/fact-source'
import { joinFacts } from './domains/member/join-facts.repository'
import { purchaseFacts } from './domains/purchase/purchase-facts.repository'
import { referralFacts } from './domains/referral/referral-facts.repository'

/** What the shop's own records say that members did, beside what their phones report. */
export const factSources: readonly FactSource[] = [
  joinFacts,
  checkInFacts,
  claimFacts,
  redemptionFacts,
  purchaseFacts,
  referralFacts,
]
