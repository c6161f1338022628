import { type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import type { LifecycleFacts, LifecycleStage, Milestone, Silence } from './lifecycle'
import type { LifecycleRules } from './rules'

/** The highest milestone, whether or not the member is silent by now. */
export function milestoneOf(facts: LifecycleFacts, { steps }: Pick<LifecycleRules, 'steps'>): Milestone {
  const { purchaseDays, keyDays, visitDays } = facts
  if (purchaseDays >= steps.loyalDays) return 'loyal'
  if (purchaseDays >= steps.growingDays) return 'growing'
  if (purchaseDays > 0) return 'firstPurchase'
  if (keyDays >= steps.activeDays) return 'active'
  return keyDays > 0 || visitDays > 1 ? 'member' : 'visitor'
}

/** Where a member stands: the milestone, unless silence says more. */
export function lifecycleStageOf(facts: LifecycleFacts, today: BusinessDay, rules: LifecycleRules): LifecycleStage {
  const reached = milestoneOf(facts, rules)
  return silenceOf(facts, today, { reached, rules }) ?? reached
}

/**
 * Days without a key act decide, because whoever merely opens the mini-program does nothing that a shop lives by; of
 * whoever never did one, days without a visit. Who comes and no longer buys is at risk, not asleep.
 */
function silenceOf(
  facts: LifecycleFacts,
  today: BusinessDay,
  { reached, rules }: { reached: Milestone; rules: LifecycleRules },
): Silence | null {
  const { purchaseDay, gapDays, isAtRisk } = facts
  const bounds = purchaseDay === null ? rules.others : rules.buyers
  const quietDays = daysBetween(facts.keyDay ?? facts.visitDay ?? facts.firstDay, today)
  if (quietDays > bounds.lostDays) return 'lost'
  if (quietDays > bounds.asleepDays) return 'asleep'
  // Before a habit there is nothing that could be lost.
  if (reached === 'visitor' || reached === 'member') return null
  if (isAtRisk) return 'atRisk'
  if (purchaseDay !== null && daysBetween(purchaseDay, today) > bounds.asleepDays) return 'atRisk'
  // The models have looked at the purchases, and they know better than a rule of thumb.
  if (isAtRisk === false) return null
  return quietDays > Math.max(bounds.riskDays, rules.riskTimes * (gapDays ?? 0)) ? 'atRisk' : null
}
