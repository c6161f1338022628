import type { BusinessDay } from '#shared/kernel/business-day'

/** What a coupon is worth. `exchange`: a named product for a price, or for nothing with `priceFen: 0`. */
export type Offer =
  | { kind: 'amountOff'; amountOffFen: number }
  /** 15 means 15 % off, said as 8.5 折. */
  | { kind: 'percentOff'; percentOff: number; maxOffFen: number | null }
  /** `productKey` finds the product in a cart of lines; null where the till knows amounts only. */
  | { kind: 'exchange'; productName: string; productKey: string | null; valueFen: number; priceFen: number }
  /** Handed over; takes nothing off the bill. `valueFen` is what it costs the shop, for the budget. */
  | { kind: 'gift'; giftName: string; valueFen: number }
  | { kind: 'freeDelivery'; maxOffFen: number | null }

export type OfferKind = Offer['kind']

/**
 * The order in which the coupons of one purchase are applied, each on what the earlier ones have left. A product at
 * its price comes first; percentages see the price before an amount is taken off, which is the better way for the
 * member; delivery is apart from the goods.
 */
export const APPLICATION_ORDER = [
  'exchange',
  'percentOff',
  'amountOff',
  'freeDelivery',
  'gift',
] as const satisfies readonly OfferKind[]

/** Part of a day, 'HH:MM': from the first minute, until just before the last; '24:00' is the end of the day. */
export interface TimeSpan {
  from: string
  until: string
}

/** What a purchase must be like. A list that is null asks for nothing; an empty list does not exist (it would mean nobody). */
export interface Conditions {
  /** Of the goods that the coupon covers, at their price before any coupon. 0 asks for nothing. */
  minSpendFen: number
  storeIds: string[] | null
  exceptStoreIds: string[] | null
  /** Product categories as the till names them. */
  categories: string[] | null
  exceptCategories: string[] | null
  /** 1 = Monday … 7 = Sunday. */
  weekdays: number[] | null
  hours: TimeSpan[] | null
  blackoutDays: BusinessDay[] | null
}

/** For whom it is. Asked when the coupon is claimed or issued, and again at the till if `isCheckedAtUse`. */
export interface Audience {
  tierKeys: string[] | null
  segmentIds: string[] | null
  tagKeys: string[] | null
  /** The day of joining is the first. */
  newMemberWithinDays: number | null
  isBirthdayMonth: boolean
  isCheckedAtUse: boolean
}

/** Both kinds end at 23:59:59.999 of their last business day. */
export type Validity =
  | { kind: 'fixed'; fromDay: BusinessDay; untilDay: BusinessDay }
  /** `validDays: 1` ends with its first day. With `startAfterDays: 0` it starts at once, otherwise at 00:00. */
  | { kind: 'relative'; startAfterDays: number; validDays: number }

export interface ClaimWindow {
  fromDay: BusinessDay | null
  untilDay: BusinessDay | null
  hours: TimeSpan[] | null
}

/** `null` is no limit, 0 is none at all. */
export interface Limits {
  stock: number | null
  perDay: number | null
  perMember: number | null
  perMemberPerDay: number | null
  /** Counted by a keyed hash of the phone number: who has none is refused, never left uncounted. */
  perPerson: number | null
  /** What all issued coupons together could take off at most. Ended coupons give nothing back to it. */
  exposureFen: number | null
  /** What redemptions may really take off together. */
  redeemedFen: number | null
}

export interface StackingRules {
  /** Used alone: no second coupon in the same purchase. */
  isExclusive: boolean
  /** Coupons of different groups may be combined. */
  group: string
  /** How many of its group one purchase may carry; among several coupons the smallest number holds. */
  maxTogether: number
}

/**
 * How a member comes to have it. `claim` and `points` are the member's own act, `code` is an exchange code, the rest
 * is given: on joining, on reaching a tier, for the birthday, every month, or to chosen members.
 */
export const COUPON_WAYS = ['claim', 'points', 'code', 'welcome', 'tier', 'birthday', 'monthly', 'batch'] as const
export type CouponWay = (typeof COUPON_WAYS)[number]

export interface Texts {
  /** What it is, beyond what the rules say by themselves. */
  detail: string
  howToUse: string
  /** What happens to it when the purchase is taken back. */
  refund: string
}

/** The document that an operator writes. */
export interface TemplateRules {
  title: string
  offer: Offer
  conditions: Conditions
  audience: Audience
  validity: Validity
  claimWindow: ClaimWindow
  limits: Limits
  /** Price in points; set exactly when one of the ways is `points`. */
  pricePoints: number | null
  stacking: StackingRules
  ways: CouponWay[]
  grants: Grants
  texts: Texts
}

/** When the automatic ways are due. */
export interface Grants {
  /** Day of the month; in a shorter month its last day. */
  monthlyDay: number
  birthdayLeadDays: number
}

/** `draft` is not to be seen, `paused` issues nothing for now, `ended` issues nothing any more. None touches issued coupons. */
export const TEMPLATE_STATES = ['draft', 'live', 'paused', 'ended'] as const
export type TemplateState = (typeof TEMPLATE_STATES)[number]

export interface Template {
  _id: string
  version: number
  state: TemplateState
  rules: TemplateRules
}

/** The frozen copy that an issued coupon carries: a template edited later never changes it. */
export type IssuedRules = Pick<TemplateRules, 'title' | 'offer' | 'conditions' | 'audience' | 'stacking' | 'texts'>
