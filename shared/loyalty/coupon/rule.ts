import type { BusinessDay } from '#shared/kernel/business-day'
import type { ClaimBenefit } from './claim-benefit'
import type { CouponStatus } from './coupon'
import type { CouponWay, TemplateState, TimeSpan } from './template'

/** `open`: it depends on what is not known yet, such as the store before the member stands in one. */
export type Verdict = 'pass' | 'fail' | 'open'

/** What would make a rule pass. */
export type Fix =
  | { kind: 'wait'; untilAt: number }
  /** `ofGoods`: only some goods count. */
  | { kind: 'spendMore'; missingFen: number; ofGoods?: true }
  /** null: any store that is not excepted. */
  | { kind: 'goToStore'; storeIds: string[] | null }
  | { kind: 'buyFrom'; categories: string[] | null }
  | { kind: 'addProduct'; productName: string }
  | { kind: 'orderDelivery' }
  /** The lowest that would do, of those above the member's own; always one. */
  | { kind: 'reachTier'; tierKeys: string[] }
  | { kind: 'addBirthday' }
  | { kind: 'bindPhone' }
  | { kind: 'earnPoints'; missing: number }
  /** The clerk looks at the goods: the till has told only an amount. */
  | { kind: 'askClerk' }
  /** Nothing makes this one usable. */
  | { kind: 'chooseOther' }

/** One rule with what is, what should be, and the way from one to the other. Facts, no sentences. */
interface Rule<Code extends string, Actual, Needed> {
  rule: Code
  verdict: Verdict
  /** null when it is not known. */
  actual: Actual | null
  needed: Needed
  /** null when the rule passes. */
  fix: Fix | null
}

export type AudienceRule =
  | Rule<'tier', string, string[]>
  | Rule<'segment', string[], string[]>
  | Rule<'tag', string[], string[]>
  /** Days since joining; the day of joining is 0. */
  | Rule<'newMember', number, number>
  /** Month of birth, and the month it is. */
  | Rule<'birthdayMonth', number, number>

export interface InAndOut {
  only: string[] | null
  except: string[] | null
}

export type UseRule =
  /** Whether the coupon belongs to the member; never whose it is. */
  | Rule<'owner', boolean, true>
  | Rule<'status', CouponStatus, 'available'>
  | Rule<'notEnded', number, number>
  | Rule<'started', number, number>
  /** Given for nothing, and waits until a person has looked at how its member came. */
  | Rule<'notHeld', boolean, true>
  | AudienceRule
  | Rule<'store', string, InAndOut>
  | Rule<'blackout', BusinessDay, BusinessDay[]>
  | Rule<'weekday', number, number[]>
  | Rule<'hours', string, TimeSpan[]>
  /** Price of the goods it covers. */
  | Rule<'goods', number, InAndOut>
  | Rule<'product', number, string>
  | Rule<'delivery', number, number>
  | Rule<'minSpend', number, number>
  /** What it would take off: a coupon is not used up for nothing. */
  | Rule<'worth', number, number>
  | Rule<'budget', number, number>

export type ClaimRule =
  | Rule<'live', TemplateState, 'live'>
  | Rule<'way', CouponWay, CouponWay[]>
  | Rule<'claimStarted', number, number>
  | Rule<'claimNotEnded', number, number>
  | Rule<'claimHours', string, TimeSpan[]>
  | Rule<'validity', number, number>
  | AudienceRule
  /** The limits: how many were issued, and how many may be. */
  | Rule<'perMember', number, number>
  | Rule<'perMemberPerDay', number, number>
  | Rule<'perPerson', number, number>
  /** How many are left, and that one is needed. */
  | Rule<'stock', number, number>
  | Rule<'perDay', number, number>
  | Rule<'points', number, number>

export type UseRuleCode = UseRule['rule']
export type ClaimRuleCode = ClaimRule['rule']

/** What is known about a member when rules are judged. Nothing that names a person. */
export interface MemberFacts {
  memberId: string
  tierKey: string
  /** The tiers above it, lowest first: only those can be reached. */
  tiersAbove: readonly string[]
  joinedDay: BusinessDay
  /** 1–12; null while the member has not told. */
  birthMonth: number | null
  segmentIds: readonly string[]
  tagKeys: readonly string[]
  /** What the tier changes in how coupons are claimed and bought. */
  claimBenefit: ClaimBenefit
  /** Until when what was given waits; missing for nearly everybody, of whom nothing waits. */
  giftsHeldUntilAt?: number
}

/** The fix belongs to a rule that does not pass. */
export function judged(isMet: boolean, fix: Fix): Pick<UseRule, 'verdict' | 'fix'> {
  return isMet ? { verdict: 'pass', fix: null } : { verdict: 'fail', fix }
}

export const chooseOther: Fix = { kind: 'chooseOther' }

/** Waiting helps when there is something to wait for. */
export function waitUntil(at: number | null): Fix {
  return at === null ? chooseOther : { kind: 'wait', untilAt: at }
}
