import type { BusinessDay } from '#shared/kernel/business-day'
import type { Person } from './person'
import type { LifePlan } from './plan'

/** Where a life stands between two days: plain values, so that it goes on from a file as if it had never stopped. */
export interface LifeState {
  plan: LifePlan
  /** The day to live next. */
  day: BusinessDay
  /** Everybody who has come or will, by key. */
  people: Record<string, MemberState>
  /** Keys of those who join on a day. */
  joining: Record<string, string[]>
  /** Purchases that come back on a day. */
  returning: Record<string, Return[]>
  /** The key that each entrance's code carries, by channel and store. */
  entrances: Record<string, string>
  told: Told
}

/** What is true of a person by now. */
export interface MemberState {
  person: Person
  memberId: string | null
  /** Their last day as a customer, once it is over. */
  leftDay: BusinessDay | null
  purchases: number
  lastPurchaseDay: BusinessDay | null
  /** A coupon is in the wallet until then. */
  couponUntil: BusinessDay | null
  /** What they drink at home lasts until then. */
  supplyUntil: BusinessDay | null
  friends: number
  /** The number of the last behavior event of their phone. */
  seq: number
}

export interface Return {
  key: string
  purchaseId: string
  store: number
  payableFen: number
}

/** What happened in truth, for the report. */
export interface Told {
  joined: number
  closed: number
  purchases: number
  /** Made while the till was broken: nobody wrote them down. */
  unrecorded: number
  revenueFen: number
  refunds: number
  checkIns: number
  visits: number
  coupons: number
  couponsUsed: number
  tasksClaimed: number
  /** Cups of their own that clerks confirmed. */
  cups: number
}

export const nothingTold = (): Told => ({
  ...{ joined: 0, closed: 0, purchases: 0, unrecorded: 0, revenueFen: 0 },
  ...{ refunds: 0, checkIns: 0, visits: 0, coupons: 0, couponsUsed: 0, tasksClaimed: 0, cups: 0 },
})

export const standingOf = (person: Person): MemberState => ({
  ...{ person, memberId: null, leftDay: null, purchases: 0, lastPurchaseDay: null },
  ...{ couponUntil: null, supplyUntil: null, friends: 0, seq: 0 },
})

/** The WeChat account of a person. */
export const openidOf = (key: string) => `oLife-${key}`
