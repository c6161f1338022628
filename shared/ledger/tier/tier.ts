import { addDays, addMonths, addMonthsToDay, type BusinessDay, lastDayOf, monthOf } from '#shared/kernel/business-day'
import type { GrowthState, TierState } from '#shared/ledger/account/account'
import { type Tier, type TierRules, WINDOW_MONTHS_MAX } from './rules'
import { rankIn } from './tier-rank'

/** Growth of the window's calendar months, the month of `day` included. */
export function growthValue(
  growth: GrowthState,
  day: BusinessDay,
  { windowMonths }: Pick<TierRules, 'windowMonths'>,
): number {
  const last = monthOf(day)
  const first = addMonths(last, 1 - windowMonths)
  return growth.months.reduce(
    (sum, { month, growth: earned }) => (month >= first && month <= last ? sum + earned : sum),
    0,
  )
}

/** `reached`: the keys of every tier newly reached, lowest first; each has its gift. */
export interface TierDecision {
  tier: TierState
  reached: string[]
}

/** Up at once, over several steps if growth allows; never down: that is for the review. */
export function decideTierAfterGrowth(
  tier: TierState,
  growth: GrowthState,
  day: BusinessDay,
  rules: TierRules,
): TierDecision {
  const current = rankIn(rules.tiers, tier.key)
  if (current < 0) return rateAgain(tier, growth, day, rules)
  const best = highestMet(growthValue(growth, day, rules), rules)
  if (best <= current) return { tier, reached: [] }
  return { tier: enter(best, day, day, rules), reached: rules.tiers.slice(current + 1, best + 1).map(({ key }) => key) }
}

export interface TierPosition {
  tier: TierState
  /** Where the member stood before each tier that was reached since the last review, oldest first. */
  climbedFrom: readonly TierState[]
}

/** `lost`: the keys of every tier that does not hold any more, lowest first; what each gave is taken back. */
export interface TierLoss extends TierPosition {
  lost: string[]
  /** The day on which the lowest of them was reached: what was given before is of another time. */
  lostSince: BusinessDay | null
}

/**
 * After growth was taken back. A tier that was only ever reached by what is gone does not stay: what held before holds
 * again, judged as if the tier had not been reached. A tier that the growth which is left has met at any time since, or
 * that a review has confirmed, stays.
 */
export function decideTierAfterLoss(
  { tier, climbedFrom }: TierPosition,
  growth: GrowthState,
  day: BusinessDay,
  rules: TierRules,
): TierLoss {
  const below = [...climbedFrom]
  let standing = tier
  let lostSince: BusinessDay | null = null
  while (below.length > 0 && !wasReached(standing, growth, day, rules)) {
    lostSince = standing.sinceDay
    standing = below.pop() ?? standing
  }
  if (standing === tier) return { tier, climbedFrom, lost: [], lostSince }
  const after = livedAgain(
    { tier: standing, climbedFrom: below },
    growth,
    { from: lostSince ?? tier.sinceDay, to: day },
    rules,
  )
  const lost = rules.tiers
    .slice(rankIn(rules.tiers, after.tier.key) + 1, rankIn(rules.tiers, tier.key) + 1)
    .map(({ key }) => key)
  return { ...after, lost, lostSince }
}

/** Whether the growth that is left had met the tier's threshold in one of the months since it was reached. */
function wasReached({ key, sinceDay }: TierState, growth: GrowthState, day: BusinessDay, rules: TierRules): boolean {
  const tier = rules.tiers.find((each) => each.key === key)
  const oldest = addMonths(monthOf(day), rules.windowMonths - WINDOW_MONTHS_MAX)
  // Growth of longer ago is not kept: nobody can tell any more, and doubt favors the member.
  if (!tier || monthOf(sinceDay) < oldest) return true
  return daysOfLooks({ from: sinceDay, to: day }).some((each) => growthValue(growth, each, rules) >= tier.threshold)
}

/** What the months since would have made of where the member stands. */
export function livedAgain(from: TierPosition, growth: GrowthState, span: Span, rules: TierRules): TierPosition {
  return daysOfLooks(span).reduce<TierPosition>(({ tier, climbedFrom }, day) => {
    const reviewed = decideTierReview(tier, growth, day, rules)
    const before = reviewed.steps.length > 0 ? [] : climbedFrom
    const after = decideTierAfterGrowth(reviewed.tier, growth, day, rules)
    return { tier: after.tier, climbedFrom: after.reached.length > 0 ? [...before, reviewed.tier] : before }
  }, from)
}

interface Span {
  from: BusinessDay
  to: BusinessDay
}

/** Growth is kept by month: the last day of each says what was reached in it. */
function daysOfLooks({ from, to }: Span): BusinessDay[] {
  const days: BusinessDay[] = []
  for (let last = lastDayOf(monthOf(from)); last < to; last = lastDayOf(monthOf(addDays(last, 1)))) days.push(last)
  return [...days, to]
}

/**
 * After the rules were edited. Nobody loses a tier by an edit before its last day; a tier that is gone becomes the
 * highest whose threshold is met, without its gift.
 */
export function rateAgain(tier: TierState, growth: GrowthState, day: BusinessDay, rules: TierRules): TierDecision {
  const current = rankIn(rules.tiers, tier.key)
  if (current < 0) {
    return { tier: enter(highestMet(growthValue(growth, day, rules), rules), day, day, rules), reached: [] }
  }
  const isLimited = current > 0
  if (isLimited === (tier.untilDay !== null)) return decideTierAfterGrowth(tier, growth, day, rules)
  const { untilDay } = enter(current, day, day, rules)
  return decideTierAfterGrowth({ ...tier, untilDay }, growth, day, rules)
}

/** One validity that ended: the tier was kept, or the member went one step down to `key`. */
export interface ReviewStep {
  kind: 'kept' | 'lowered'
  key: string
  /** First day of what holds now. */
  day: BusinessDay
}

export interface TierReview {
  tier: TierState
  /** Empty when no review is due. */
  steps: ReviewStep[]
}

/** More missed periods than this wait for the next review. */
const PERIODS_MAX = 60

/**
 * Judges every validity that ended before `day`, each as it would have been judged on time: by the growth value on its
 * last day. Enough growth renews it from that day; otherwise the member goes one step down, with a new validity.
 */
export function decideTierReview(tier: TierState, growth: GrowthState, day: BusinessDay, rules: TierRules): TierReview {
  const steps: ReviewStep[] = []
  let state = tier
  while (state.untilDay !== null && state.untilDay < day && steps.length < PERIODS_MAX) {
    const current = rankIn(rules.tiers, state.key)
    const currentTier = rules.tiers[current]
    if (!currentTier) return { tier: rateAgain(state, growth, day, rules).tier, steps }
    const firstDay = addDays(state.untilDay, 1)
    const isKept = growthValue(growth, state.untilDay, rules) >= currentTier.keepGrowth
    const next = enter(isKept ? current : Math.max(current - 1, 0), firstDay, state.untilDay, rules)
    state = isKept ? { ...next, sinceDay: state.sinceDay } : next
    steps.push({ kind: isKept ? 'kept' : 'lowered', key: state.key, day: firstDay })
  }
  return { tier: state, steps }
}

function highestMet(value: number, { tiers }: TierRules): number {
  return tiers.reduce((best, tier, index) => (value >= tier.threshold ? index : best), 0)
}

/** Valid through the last moment of the same day `validMonths` after `from`; the base tier has no end. */
function enter(index: number, sinceDay: BusinessDay, from: BusinessDay, rules: TierRules): TierState {
  const tier: Tier = rules.tiers[index] ?? rules.tiers[0]
  return { key: tier.key, sinceDay, untilDay: index === 0 ? null : addMonthsToDay(from, rules.validMonths) }
}
