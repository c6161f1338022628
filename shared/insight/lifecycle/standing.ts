import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { engagementOf } from './engagement'
import type { ActiveDay, Engagement, Lifecycle, LifecycleFacts, LifecycleStage, Milestone } from './lifecycle'
import type { LifecycleRules } from './rules'
import { lifecycleStageOf, milestoneOf } from './stage-of'

/** A figure that nobody has looked at for so long is looked at, whatever it is. */
const REVIEW_DAYS_MAX = 30
/** Engagement that has moved by so many points is published anew, within its band too. */
const STEP_POINTS = 10

export interface Standing {
  stage: LifecycleStage
  reached: Milestone
  engagement: Engagement
}

export interface Known {
  facts: LifecycleFacts
  days: readonly ActiveDay[]
}

export function standingOf({ facts, days }: Known, today: BusinessDay, rules: LifecycleRules): Standing {
  return {
    stage: lifecycleStageOf(facts, today, rules),
    reached: milestoneOf(facts, rules),
    engagement: engagementOf({ days, satisfaction: facts.satisfaction }, today, rules),
  }
}

/** The first day after this one on which a published figure falls into another class if nothing happens until then. */
export function nextReviewDay(known: Known, today: BusinessDay, rules: LifecycleRules): BusinessDay {
  const now = standingOf(known, today, rules)
  for (let ahead = 1; ahead < REVIEW_DAYS_MAX; ahead += 1) {
    const day = addDays(today, ahead)
    if (isOther(now, standingOf(known, day, rules))) return day
  }
  return addDays(today, REVIEW_DAYS_MAX)
}

function isOther(now: Standing, then: Standing): boolean {
  const { engagement } = now
  return (
    then.stage !== now.stage ||
    then.engagement.band !== engagement.band ||
    Math.abs(then.engagement.score - engagement.score) >= STEP_POINTS
  )
}

/** The record of a look: the day on which a stage began stays for as long as the stage does. */
export function lifecycleOf(
  memberId: string,
  known: Known,
  { before, today, rules, rulesVersion, now }: Look,
): Lifecycle {
  const { stage, reached, engagement } = standingOf(known, today, rules)
  const isSame = before?.stage === stage
  return {
    _id: memberId,
    asOfDay: today,
    stage,
    reached,
    place: `${reached}:${stage}`,
    cameFrom: isSame ? before.cameFrom : (before?.stage ?? null),
    sinceDay: isSame ? before.sinceDay : today,
    move: isSame ? before.move : before ? `${before.stage}:${stage}` : '',
    engagement,
    facts: known.facts,
    reviewDay: nextReviewDay(known, today, rules),
    rulesVersion,
    lookedAt: now,
  }
}

export interface Look {
  before: Lifecycle | null
  today: BusinessDay
  rules: LifecycleRules
  rulesVersion: number
  now: number
}

/** Whether a look has found anything: what was published stays as it is until one of its figures is another. */
export function isNews(before: Lifecycle, after: Lifecycle): boolean {
  const published = ({ asOfDay: _day, lookedAt: _at, ...rest }: Lifecycle) => JSON.stringify(rest)
  return published(before) !== published(after)
}
