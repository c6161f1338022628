import { type BusinessDay, startOfDay } from '#shared/kernel/business-day'
import { shareRoundedDown } from '#shared/kernel/money'
import type { Account, CheckInState } from '#shared/ledger/account/account'
import { growthForPurchase, pointsForPurchase } from '#shared/ledger/points/earning'
import type { PointsRules } from '#shared/ledger/points/rules'
import { monthlyBenefitFen } from '#shared/ledger/tier/benefit-cost'
import type { TierBenefit } from '#shared/ledger/tier/benefit-rules'
import type { TierRules } from '#shared/ledger/tier/rules'
import { rateAgain } from '#shared/ledger/tier/tier'
import { sumRewards } from '#shared/loyalty/check-in/reward'
import type { CheckInRules } from '#shared/loyalty/check-in/rules'
import { decideCheckIn } from '#shared/loyalty/check-in/streak'
import { discountFen } from '#shared/loyalty/coupon/discount'
import type { TemplateRules } from '#shared/loyalty/coupon/template'

export const REPLAY_DAYS = 90
export const REPLAYED = ['points', 'tier', 'check-in', 'growth', 'tasks', 'coupon-template'] as const

/** What one member did in the days that are lived again. */
export interface LivedSpan {
  account: Pick<Account, '_id' | 'joinedDay' | 'tier' | 'growth'>
  /** What was paid and kept, in fen. */
  paid: readonly number[]
  /** The same one by one, in the order of their times. */
  purchases: readonly LivedPurchase[]
  /** Every day with a stamp, oldest first, also from before the span. */
  stamps: readonly BusinessDay[]
}

export interface LivedPurchase {
  id: string
  at: number
  day: BusinessDay
  storeId: string
  /** What was paid and kept. */
  keptFen: number
}

/** What a member would have got in the span. */
export interface Got {
  points: number
  growth: number
  makeUpCards: number
  /** What coupons, or the percentages of a tier, would have taken off at most. */
  couponFen: number
  tierKey: string
}

export interface Span {
  fromDay: BusinessDay
  toDay: BusinessDay
}

/** Rates: what every purchase of the span would have brought, and joining. */
export function gotByPoints(
  { account, paid }: LivedSpan,
  rules: PointsRules,
  tiers: TierRules,
  { fromDay }: Span,
): Got {
  const percent = multiplierOf(account.tier.key, tiers)
  const sum = (of: (fen: number) => number) => paid.reduce((total, fen) => total + of(fen), 0)
  const welcome = account.joinedDay >= fromDay ? rules.welcomePoints : 0
  return {
    ...nothing(account.tier.key),
    points: sum((fen) => pointsForPurchase(fen, percent, rules)) + welcome,
    growth: sum((fen) => growthForPurchase(fen, rules)),
  }
}

/** Tiers: where the member stands by them today, and what multiplier and percentages would have made of the purchases. */
export function gotByTier({ account, paid }: LivedSpan, tiers: TierRules, rules: PointsRules, { toDay }: Span): Got {
  const { tier, reached } = rateAgain(account.tier, account.growth, toDay, tiers)
  const percent = multiplierOf(tier.key, tiers)
  const gifts = tiers.tiers.filter(({ key }) => reached.includes(key)).map(({ gift }) => gift)
  return {
    ...nothing(tier.key),
    points:
      paid.reduce((total, fen) => total + pointsForPurchase(fen, percent, rules), 0) +
      gifts.reduce((total, { points }) => total + points, 0),
    makeUpCards: gifts.reduce((total, { makeUpCards }) => total + makeUpCards, 0),
    couponFen: benefitFenOver(paid, tiers.tiers.find(({ key }) => key === tier.key)?.benefits ?? []),
  }
}

const REPLAY_MONTHS = REPLAY_DAYS / 30

/** As if the span had been so many like months, because caps are those of months. */
function benefitFenOver(paid: LivedSpan['paid'], benefits: readonly TierBenefit[]): number {
  const spentFen = paid.reduce((total, fen) => total + fen, 0)
  return REPLAY_MONTHS * monthlyBenefitFen(benefits, shareRoundedDown(spentFen, 1, REPLAY_MONTHS))
}

/** Check-ins: every stamp from the first one, as if each had been made on its day; only the span counts. */
export function gotByCheckIn({ account, stamps }: LivedSpan, rules: CheckInRules, { fromDay, toDay }: Span): Got {
  const got = nothing(account.tier.key)
  let state: CheckInState = { runs: [], totalDays: 0, makeUpCards: 0, makeUps: null, monthLadder: null }
  for (const today of stamps) {
    const decision = decideCheckIn(state, { today, joinedDay: account.joinedDay }, rules)
    if (decision.kind === 'refused') continue
    ;({ state } = decision)
    if (today < fromDay || today > toDay) continue
    const { points, growth, makeUpCards } = sumRewards(decision.rewards)
    got.points += points
    got.growth += growth
    got.makeUpCards += makeUpCards
  }
  return got
}

/** A coupon: the purchases on which it would have taken off most, as often as one member may have it. */
export function gotByCoupon({ account, paid }: LivedSpan, template: TemplateRules | null): Got {
  if (!template) return nothing(account.tier.key)
  const offs = paid.map((amountFen) => discountFen(template, { kind: 'amount', amountFen, deliveryFen: 0 }))
  const most = template.limits.perMember ?? offs.length
  const taken = offs.filter((fen) => fen > 0).sort((one, other) => other - one)
  return { ...nothing(account.tier.key), couponFen: taken.slice(0, most).reduce((total, fen) => total + fen, 0) }
}

const nothing = (tierKey: string): Got => ({ points: 0, growth: 0, makeUpCards: 0, couponFen: 0, tierKey })

const multiplierOf = (key: string, { tiers }: TierRules): number =>
  (tiers.find((tier) => tier.key === key) ?? tiers[0]).pointsMultiplierPercent

/** Whether a member would have got something else. */
export const isOther = (before: Got, after: Got): boolean =>
  (Object.keys(before) as (keyof Got)[]).some((name) => before[name] !== after[name])

export const spanStart = ({ fromDay }: Span): number => startOfDay(fromDay)
