import { type BusinessDay, parseBusinessDay, startOfDay } from '#shared/kernel/business-day'
import type { Cart, CartLine } from '../cart'
import { NO_CLAIM_BENEFIT } from '../claim-benefit'
import { type Coupon, issueCoupon } from '../coupon'
import type { MemberFacts } from '../rule'
import type { Audience, Conditions, IssuedRules, Limits, Offer, Template, TemplateRules } from '../template'

export const MEMBER = 'mem_00000000000001'
export const OTHER_MEMBER = 'mem_00000000000002'
export const TEMPLATE = 'tpl_00000000000001'

export function day(text: string): BusinessDay {
  const parsed = parseBusinessDay(text)
  if (!parsed) throw new Error(`'${text}' is not a day`)
  return parsed
}

/** An instant in the shop's time zone: the day at noon, or at the time given. */
export function at(dayText: string, time = '12:00:00.000'): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return startOfDay(day(dayText)) + Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000)
}

/** A Wednesday. */
export const NOW = at('2026-03-11')

export const twentyOff: Offer = { kind: 'amountOff', amountOffFen: 2000 }
export const percentOff = (percent: number, maxOffFen: number | null = null): Offer => ({
  kind: 'percentOff',
  percentOff: percent,
  maxOffFen,
})

export const noConditions: Conditions = {
  minSpendFen: 0,
  storeIds: null,
  exceptStoreIds: null,
  categories: null,
  exceptCategories: null,
  weekdays: null,
  hours: null,
  blackoutDays: null,
}

export const everybody: Audience = {
  tierKeys: null,
  segmentIds: null,
  tagKeys: null,
  newMemberWithinDays: null,
  isBirthdayMonth: false,
  isCheckedAtUse: false,
}

export const noLimits: Limits = {
  stock: null,
  perDay: null,
  perMember: null,
  perMemberPerDay: null,
  perPerson: null,
  exposureFen: null,
  redeemedFen: null,
}

/** Parts of rules; a test writes down only what it is about. */
export type RulesShape = Partial<
  Omit<TemplateRules, 'conditions' | 'audience' | 'limits' | 'stacking' | 'claimWindow'>
> & {
  [K in 'conditions' | 'audience' | 'limits' | 'stacking' | 'claimWindow']?: Partial<TemplateRules[K]>
}

export function someRules(shape: RulesShape = {}): TemplateRules {
  return {
    title: '满减券',
    offer: twentyOff,
    validity: { kind: 'fixed', fromDay: day('2026-03-01'), untilDay: day('2026-03-31') },
    pricePoints: null,
    ways: ['claim'],
    grants: { monthlyDay: 1, birthdayLeadDays: 0 },
    texts: { detail: '', howToUse: '', refund: '' },
    ...shape,
    conditions: { ...noConditions, ...shape.conditions },
    audience: { ...everybody, ...shape.audience },
    limits: { ...noLimits, ...shape.limits },
    stacking: { isExclusive: false, group: 'default', maxTogether: 1, ...shape.stacking },
    claimWindow: { fromDay: null, untilDay: null, hours: null, ...shape.claimWindow },
  }
}

export const aTemplate = (shape: RulesShape = {}, rest: Partial<Omit<Template, 'rules'>> = {}): Template => ({
  _id: TEMPLATE,
  version: 1,
  state: 'live',
  ...rest,
  rules: someRules(shape),
})

export function aCoupon(shape: RulesShape = {}, rest: Partial<Coupon> = {}): Coupon {
  const issuing = { memberId: MEMBER, couponId: 'cpn_1', way: 'claim' as const, sourceId: 'req_1', pointsPaid: 0 }
  return { ...issueCoupon(aTemplate(shape), issuing, NOW).coupon, ...rest }
}

export const issuedRules = (shape: RulesShape = {}): IssuedRules => aCoupon(shape).rules

/** Lowest first, as the shop of these tests has them. */
export const TIERS = ['paper', 'jade', 'amber', 'ink']

export const aMember = ({ tierKey = 'paper', ...rest }: Partial<MemberFacts> = {}): MemberFacts => ({
  memberId: MEMBER,
  tierKey,
  tiersAbove: TIERS.slice(TIERS.indexOf(tierKey) + 1),
  joinedDay: day('2025-01-01'),
  birthMonth: null,
  segmentIds: [],
  tagKeys: [],
  claimBenefit: NO_CLAIM_BENEFIT,
  ...rest,
})

export const anAmount = (amountFen: number, deliveryFen = 0): Cart => ({ kind: 'amount', amountFen, deliveryFen })
export const someLines = (lines: readonly CartLine[], deliveryFen = 0): Cart => ({ kind: 'lines', lines, deliveryFen })
export const aLine = (unitFen: number, rest: Partial<CartLine> = {}): CartLine => ({
  unitFen,
  quantity: 1,
  category: null,
  productKey: null,
  ...rest,
})

/** A value that no code under test can change. */
export function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object') for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}
