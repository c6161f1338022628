import { type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { BAND_NAMES, LIFECYCLE_NAMES, type Lifecycle } from './lifecycle'
import type { LifecycleRules } from './rules'

/** Why a member stands where they stand, in sentences for operators (Simplified Chinese). */
export function whyLifecycle(
  { stage, reached, facts, engagement }: Pick<Lifecycle, 'stage' | 'reached' | 'facts' | 'engagement'>,
  today: BusinessDay,
  rules: LifecycleRules,
): string[] {
  return [
    cameSoFar(facts, reached),
    ...(stage === reached ? [] : [`现在是“${LIFECYCLE_NAMES[stage]}”：${silenceText(facts, today, rules)}`]),
    engagementText(engagement, rules),
  ]
}

function cameSoFar(facts: Lifecycle['facts'], reached: Lifecycle['reached']): string {
  const name = `走到“${LIFECYCLE_NAMES[reached]}”`
  if (facts.purchaseDays > 0) return `${name}：有 ${facts.purchaseDays} 天消费过`
  if (facts.keyDays > 0)
    return `${name}：签到、领券或用券${facts.keyDays > 2 ? '至少 3 天' : ` ${facts.keyDays} 天`}，还没有消费`
  return `${name}：来看过${facts.visitDays > 1 ? '不止一天' : '一天'}，还没有签到、领券或消费`
}

function silenceText(facts: Lifecycle['facts'], today: BusinessDay, rules: LifecycleRules): string {
  const bounds = facts.purchaseDay === null ? rules.others : rules.buyers
  const quiet = daysBetween(facts.keyDay ?? facts.visitDay ?? facts.firstDay, today)
  const usual = facts.gapDays === null ? '' : `，平时大约 ${facts.gapDays} 天一次`
  if (facts.isAtRisk && quiet <= bounds.asleepDays) return '按消费记录估计，接下来不再来的可能比店里五分之四的会员都大'
  if (facts.purchaseDay !== null && quiet <= bounds.asleepDays) {
    const since = daysBetween(facts.purchaseDay, today)
    if (since > bounds.asleepDays) return `还来，但 ${since} 天没有消费`
  }
  return `${quiet} 天没有动静${usual}`
}

function engagementText({ score, band, regularity, recency, breadth }: Lifecycle['engagement'], rules: LifecycleRules) {
  const { windowDays } = rules.engagement
  if (score === 0) return `参与度 0：最近 ${windowDays} 天没有来过`
  const part = (value: number) => Math.round(value * 100)
  return `参与度 ${score}（${BAND_NAMES[band]}）：最近 ${windowDays} 天，常不常来 ${part(regularity)}、最近来没来 ${part(recency)}、做的事多不多 ${part(breadth)}，每项最多 100`
}
