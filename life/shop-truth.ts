import { addDays, type BusinessDay, daysBetween, weekdayOf } from '#shared/kernel/business-day'
import { holidayOf, isDayOff } from './calendar'
import { diceOf, normal } from './dice'
import type { LifePlan } from './plan'

const KINDS = ['mall', 'offices', 'homes'] as const
type StoreKind = (typeof KINDS)[number]

/** What makes the days of a shop differ, none of which the shop writes down. */
export interface ShopTruth {
  stores: StoreTruth[]
  campaigns: Campaign[]
  priceRise: { day: BusinessDay; categories: readonly string[]; percent: number } | null
  brokenTill: { store: number; fromDay: BusinessDay; untilDay: BusinessDay } | null
  rings: Ring[]
  crowds: Crowd[]
}

/** Accounts that join on one kind of telephone within hours, by an entrance that is paid for. */
export interface Crowd {
  number: number
  day: BusinessDay
  accounts: number
  /** People of one office with telephones of their firm, who come back and buy. Otherwise one hand, after the coupons. */
  areColleagues: boolean
  deviceKey: string
}

/** Accounts that one hand makes on one telephone, for what is given to those who bring friends. */
export interface Ring {
  number: number
  day: BusinessDay
  store: number
  accounts: number
  /** A chain: each brings the next one. Otherwise the first brings all others. */
  isChain: boolean
  deviceKey: string
}

export interface StoreTruth {
  kind: StoreKind
  /** Day by day from the first: 0 is an ordinary one, 2 is heavy rain. */
  rain: number[]
  /** How much worse it is there than it could be, in marks: what is said of it is not what was sold. */
  wait: number
  /** Chance that somebody answers what members have said, each time that somebody could. */
  answersAtOnce: number
  /** Chance that a clerk calls a member whom they are to call, each time that they could. */
  callsBack: number
}

/** A coupon for everybody who has not bought for a while, or a word in the shop's group. */
export type Campaign =
  | { kind: 'coupon'; day: BusinessDay; quietDays: number }
  | { kind: 'message'; day: BusinessDay; lastsDays: number }

const GOOD_SERVICE = { wait: 0.15, answersAtOnce: 0.9, callsBack: 0.8 }
/** The second store is slow at the counter, and slow to answer. */
const SERVICE = [
  GOOD_SERVICE,
  { wait: 0.75, answersAtOnce: 0.45, callsBack: 0.35 },
  { wait: 0.3, answersAtOnce: 0.8, callsBack: 0.6 },
] as const

const RAIN_STAYS = 0.65
const COUPON_CAMPAIGN_DAYS = [45, 100, 160, 220, 275, 330]
const MESSAGE_DAYS = [30, 75, 130, 190, 250, 310]
const PRICES_RISE_AT = 0.62
const TILL_BREAKS_AT = 0.48
const TILL_BROKEN_DAYS = 3
/** The last one is not decided yet when a life of 300 days is looked at. */
const RINGS_AT = [0.3, 0.62, 0.962]

/** The last one has just been found when a life of 300 days is looked at, and nobody has decided. */
const CROWDS = [
  { at: 0.35, accounts: 12, areColleagues: false },
  { at: 0.68, accounts: 11, areColleagues: true },
  { at: 0.986, accounts: 24, areColleagues: false },
] as const

export function shopTruthOf({ seed, stores, days, fromDay, without }: LifePlan): ShopTruth {
  const dayAt = (part: number) => addDays(fromDay, Math.floor(days * part))
  const campaigns: Campaign[] = [
    ...COUPON_CAMPAIGN_DAYS.map((at) => ({ kind: 'coupon', day: addDays(fromDay, at), quietDays: 21 }) as const),
    ...MESSAGE_DAYS.map((at) => ({ kind: 'message', day: addDays(fromDay, at), lastsDays: 4 }) as const),
  ]
  const till = { store: Math.min(1, stores - 1), fromDay: dayAt(TILL_BREAKS_AT) }
  return {
    stores: Array.from({ length: stores }, (_, store) => storeTruth(seed, store, days)),
    campaigns: without.includes('campaigns') ? [] : campaigns,
    priceRise: without.includes('price-rise')
      ? null
      : { day: dayAt(PRICES_RISE_AT), categories: ['奶茶', '果茶', '咖啡'], percent: 10 },
    brokenTill: without.includes('broken-till')
      ? null
      : { ...till, untilDay: addDays(till.fromDay, TILL_BROKEN_DAYS - 1) },
    rings: without.includes('rings') ? [] : RINGS_AT.map((part, at) => ringOf(at + 1, dayAt(part))),
    crowds: without.includes('crowds')
      ? []
      : CROWDS.map(({ at, ...planted }, index) => ({
          ...{ number: index + 1, day: dayAt(at), ...planted },
          deviceKey: `${index + 1}e0f9d8c7b6a59483726150493827160`,
        })),
  }
}

const ringOf = (number: number, day: BusinessDay): Ring => ({
  ...{ number, day, store: 0, accounts: 4 + (number % 2), isChain: number % 2 === 0 },
  deviceKey: `${number}f1d2c3b4a5968778695a4b3c2d1e0f0`,
})

/** Names an account of a ring, and whose telephone it is. */
export const keyIn = ({ number }: Ring, account: number) => `ring${number}-${account}`
export const inviterIn = ({ isChain }: Ring, account: number) => (isChain ? account - 1 : 0)

function storeTruth(seed: number, store: number, days: number): StoreTruth {
  const dice = diceOf(seed, `store ${store}`)
  const rain: number[] = []
  for (let day = 0; day < days; day += 1) {
    const next = RAIN_STAYS * (rain.at(-1) ?? 0) + Math.sqrt(1 - RAIN_STAYS ** 2) * normal(dice, 'rain', day)
    rain.push(Math.round(next * 100) / 100)
  }
  return { kind: KINDS[store % KINDS.length] ?? 'mall', rain, ...(SERVICE[store % SERVICE.length] ?? GOOD_SERVICE) }
}

// Monday first.
const WEEK: Record<StoreKind, readonly number[]> = {
  mall: [0.8, 0.8, 0.85, 0.9, 1.1, 1.4, 1.3],
  offices: [1.2, 1.25, 1.2, 1.2, 1.15, 0.5, 0.4],
  homes: [0.95, 0.9, 0.95, 0.95, 1, 1.15, 1.1],
}
const HOLIDAY: Record<StoreKind, number> = { mall: 1.5, offices: 0.35, homes: 1.1 }
const SPRING_FESTIVAL = 0.4

/** How busy a store is on a day beside an ordinary one. */
export function busyness(truth: ShopTruth, plan: LifePlan, store: number, day: BusinessDay): number {
  const { kind, rain } = truth.stores[store] ?? { kind: 'mall', rain: [] as number[] }
  const wet = Math.max(0, rain[daysBetween(plan.fromDay, day)] ?? 0)
  const holiday = holidayOf(day)
  const week = WEEK[kind][weekdayOf(day) - 1] ?? 1
  const festive = holiday === '春节' ? SPRING_FESTIVAL : 1
  return (holiday ? HOLIDAY[kind] * festive : week) * Math.exp(-0.22 * wet)
}

/** What a day off or a working day means to somebody who leans to one of them. */
export function leanOn(day: BusinessDay, weekendLean: number): number {
  return isDayOff(day) ? weekendLean : 1 / weekendLean ** 0.4
}

export function isTillBroken({ brokenTill }: ShopTruth, store: number, day: BusinessDay): boolean {
  return brokenTill?.store === store && brokenTill.fromDay <= day && day <= brokenTill.untilDay
}

/** Of a product of this category on this day, in whole yuan as the board shows it. */
export function priceOn({ priceRise }: ShopTruth, product: { category: string; priceFen: number }, day: BusinessDay) {
  if (!priceRise || day < priceRise.day || !priceRise.categories.includes(product.category)) return product.priceFen
  return Math.round((product.priceFen * (100 + priceRise.percent)) / 10_000) * 100
}
