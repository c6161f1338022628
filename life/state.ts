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
  /** What somebody means to do on a day, beside what every day may bring. */
  errands: Record<string, Errand[]>
  /** Occasions by the day on which they are held, with who signed up. */
  occasions: Record<string, PlannedOccasion[]>
  /** The key that each entrance's code carries, by channel and store. */
  entrances: Record<string, string>
  /** What the shop tries or has tried, by its name here. */
  experiments: Record<string, { experimentId: string; isBegun: boolean }>
  /** What each store's till has taken of members, by day: read when the day's total is entered. */
  tills: Record<string, Taken[]>
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
  /** Goods that wait for them at a store. */
  pickUp: WaitingGoods | null
  /** The last occasion that they were at. */
  attendedDay: BusinessDay | null
  /** A clerk has called; what it does lasts until then. */
  calledUntil: BusinessDay | null
  /** A product that was suggested to them and that they mean to take next time. */
  wants: string | null
  /** Experiments of which the phone has told. */
  seen: string[]
  /** The number of the last behavior event of their phone. */
  seq: number
}

export interface Taken {
  fen: number
  receipts: number
}

export interface Return {
  key: string
  purchaseId: string
  store: number
  payableFen: number
}

export interface WaitingGoods {
  pickUpId: string
  code: string
  store: number
}

/** To collect goods, to give a place back, to read the shop's answer. */
export type Errand = { key: string } & (
  | { kind: 'collect' }
  | { kind: 'giveBack'; occasionId: string }
  | { kind: 'readAnswer'; feedbackId: string }
)

export interface PlannedOccasion {
  occasionId: string
  store: number
  hour: number
  /** Keys of those who signed up, in their order. */
  guests: string[]
  isCalledOff: boolean
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
  occasions: number
  signUps: number
  attended: number
  ratings: number
  lowRatings: number
  /** Suggestions and complaints. */
  written: number
  ticketsAnswered: number
  settled: number
  articles: number
  readings: number
  answers: number
  remindersAsked: number
  messages: number
  goodsTaken: number
  goodsCollected: number
  /** Letters that were read. */
  letters: number
  /** Members spoken to, not reached, and those who want none of it. */
  calls: number
  callsMissed: number
  callsUnwanted: number
  /** Looked up at the till by a clerk, and written about. */
  guestsSeen: number
  notes: number
  exposures: number
  ringAccounts: number
  crowdAccounts: number
  /** Suggestions that were looked at, refused, and taken at the till. */
  suggestionsSeen: number
  suggestionsHidden: number
  suggestionsTaken: number
  /** Days and places for which the tills' total was entered. */
  totalsEntered: number
}

export const nothingTold = (): Told => ({
  ...{ joined: 0, closed: 0, purchases: 0, unrecorded: 0, revenueFen: 0 },
  ...{ refunds: 0, checkIns: 0, visits: 0, coupons: 0, couponsUsed: 0, tasksClaimed: 0, cups: 0 },
  ...{ occasions: 0, signUps: 0, attended: 0, ratings: 0, lowRatings: 0, written: 0, ticketsAnswered: 0, settled: 0 },
  ...{ articles: 0, readings: 0, answers: 0, remindersAsked: 0, messages: 0, goodsTaken: 0, goodsCollected: 0 },
  ...{ letters: 0, calls: 0, callsMissed: 0, callsUnwanted: 0, guestsSeen: 0, notes: 0, exposures: 0, ringAccounts: 0 },
  ...{ crowdAccounts: 0, suggestionsSeen: 0, suggestionsHidden: 0, suggestionsTaken: 0, totalsEntered: 0 },
})

export const standingOf = (person: Person): MemberState => ({
  ...{ person, memberId: null, leftDay: null, purchases: 0, lastPurchaseDay: null },
  ...{ couponUntil: null, supplyUntil: null, friends: 0, pickUp: null, attendedDay: null },
  ...{ calledUntil: null, wants: null, seen: [], seq: 0 },
})

/** Puts down what somebody means to do on a day. */
export function intend({ errands }: Pick<LifeState, 'errands'>, day: BusinessDay, errand: Errand): void {
  errands[day] = [...(errands[day] ?? []), errand]
}

/** The WeChat account of a person. */
export const openidOf = (key: string) => `oLife-${key}`

/** What a till has taken of a member. */
export function take({ tills }: Pick<LifeState, 'tills'>, day: BusinessDay, store: number, fen: number): void {
  const stores = tills[day] ?? []
  tills[day] = stores
  const before = stores[store] ?? { fen: 0, receipts: 0 }
  stores[store] = { fen: before.fen + fen, receipts: before.receipts + 1 }
}
