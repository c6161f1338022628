import type { Stage } from './score'

/** Days and purchases at which a member passes from one stage to the next. */
export interface StageRules {
  /** A member is new for so many days after the first purchase. */
  newDays: number
  /** And growing for so many, with a second purchase. */
  growingDays: number
  /** Days with a purchase that make a loyal member. */
  loyalPurchaseDays: number
  /** Without a purchase for longer than this: asleep, and lost. */
  asleepDays: number
  lostDays: number
}

export interface StageFacts {
  recencyDays: number
  tenureDays: number
  purchaseDays: number
  /** Null without a model. */
  silent90: number | null
}

/**
 * Where a member stands; the first that fits. At risk is who will more probably stay away than four fifths of the shop's
 * active members (`riskCut`): no fixed probability means the same in two shops.
 */
export function stageOf(facts: StageFacts, rules: StageRules, riskCut: number | null): Stage {
  const { recencyDays, tenureDays, purchaseDays, silent90 } = facts
  if (recencyDays > rules.lostDays) return 'lost'
  if (recencyDays > rules.asleepDays) return 'asleep'
  if (tenureDays <= rules.newDays) return 'new'
  if (riskCut !== null && silent90 !== null && silent90 > riskCut) return 'atRisk'
  if (purchaseDays >= rules.loyalPurchaseDays) return 'loyal'
  if (purchaseDays > 1 && tenureDays <= rules.growingDays) return 'growing'
  return 'active'
}
