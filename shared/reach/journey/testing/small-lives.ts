import type { MemberDay } from '#shared/insight/event/member-day'
import { addDays, type BusinessDay, startOfDay } from '#shared/kernel/business-day'
import type { Basket } from '#shared/till/purchase/purchase'
import { armOf } from '../entering'
import { LIFT_DAYS, type LiftKey, noLift, valuesAround, withPerson } from '../lift'

/** Small lives of a shop whose members are always the same and whose acts are drawn anew, by a truth that is known. */

const FIRST = '2026-07-01' as BusinessDay
const COUNTED = LIFT_DAYS
const LIVED = 120
const DAYS = Array.from({ length: LIVED }, (_, day) => addDays(FIRST, day))
/** As early and as late as all days that count are lived. */
const ENTRIES = LIVED - 2 * COUNTED + 1

/** 0 up to 1, the same in every run (mulberry32). */
export function drawn(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const normalOf = (next: () => number) => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())

interface Regular {
  id: string
  /** The day of the life on which the member enters, from 0. */
  enters: number
  /** The chance of coming on a day. */
  comes: number
  buys: number
  /** What a purchase is in the middle, in fen. */
  spends: number
}

export const shopOf = (members: number, seed: number): Regular[] => {
  const next = drawn(seed)
  return Array.from({ length: members }, (_, at) => ({
    id: `mem_${at}`,
    enters: COUNTED + Math.floor(ENTRIES * next()),
    comes: Math.min(0.6, 0.08 * Math.exp(0.7 * normalOf(next))),
    buys: 0.3 + 0.4 * next(),
    spends: 3_000 * Math.exp(0.5 * normalOf(next)),
  }))
}

/** What a journey does to whoever goes through it, in the days that count. */
export interface Truth {
  /** So many times as often they come. */
  comesTimes: number
  /** What a coupon takes off, and the chance that a purchase uses it; of those who were left out nobody has one. */
  couponFen: number
  usesCoupon: number
}
export const NOTHING: Truth = { comesTimes: 1, couponFen: 0, usesCoupon: 0 }

// Of a purchase that varies as e^(0.4 Z) around its middle, as a share of the middle.
const SPREAD = 0.4
const MEAN_OF_MIDDLE = Math.exp(SPREAD ** 2 / 2)

/** The true difference, of a member on average, by expectation. */
export function truthOf(
  shop: readonly Regular[],
  { comesTimes, couponFen, usesCoupon }: Truth,
): Record<LiftKey, number> {
  const mean = (of: (each: Regular) => number) => shop.reduce((sum, each) => sum + of(each), 0) / shop.length
  const more = ({ comes }: Regular) => COUNTED * (Math.min(0.99, comes * comesTimes) - comes)
  const bought = (each: Regular) => COUNTED * Math.min(0.99, each.comes * comesTimes) * each.buys
  return {
    visits: mean(more),
    purchases: mean((each) => more(each) * each.buys),
    revenueFen: mean((each) => more(each) * each.buys * each.spends * MEAN_OF_MIDDLE),
    couponFen: mean((each) => bought(each) * usesCoupon * couponFen),
  }
}

/** One life, counted as the shop counts it: who is left out is drawn by the journey's own hash. */
export function armsOfLife(shop: readonly Regular[], truth: Truth, life: number) {
  const journeyId = `jny_life-${life}`
  const next = drawn(life * 7_919 + 1)
  let { arms } = noLift(journeyId)
  for (const member of shop) {
    const arm = armOf(journeyId, member.id, 'shop')
    const { days, bought } = lived(member, arm === 'in' ? truth : NOTHING, next)
    arms = withPerson(arms, arm, valuesAround(DAYS[member.enters] ?? FIRST, days, bought))
  }
  return arms
}

function lived(member: Regular, { comesTimes, couponFen, usesCoupon }: Truth, next: () => number) {
  const days: MemberDay[] = []
  const bought: { at: number; basket: Basket | null }[] = []
  for (const { day, isTreated } of daysCome(member, comesTimes, next)) {
    const buys = next() < member.buys
    const spentFen = buys ? Math.round(member.spends * Math.exp(SPREAD * normalOf(next))) : 0
    days.push(aDay(member.id, day, buys, spentFen))
    if (buys) bought.push({ at: startOfDay(day), basket: isTreated && next() < usesCoupon ? aBasket(couponFen) : null })
  }
  return { days, bought }
}

/** From one day on which a member comes to the next one, by the chance of each day. */
function daysCome({ comes, enters }: Regular, comesTimes: number, next: () => number) {
  const come: { day: BusinessDay; isTreated: boolean }[] = []
  const leaves = enters + COUNTED
  const spans = [
    { from: 0, end: enters, isTreated: false },
    { from: enters, end: leaves, isTreated: true },
    { from: leaves, end: LIVED, isTreated: false },
  ]
  for (const { from, end, isTreated } of spans) {
    const chance = isTreated ? Math.min(0.99, comes * comesTimes) : comes
    const daysFree = () => Math.floor(Math.log(1 - next()) / Math.log(1 - chance))
    for (let index = from + daysFree(); index < end; index += 1 + daysFree()) {
      come.push({ day: DAYS[index] ?? FIRST, isTreated })
    }
  }
  return come
}

const aDay = (memberId: string, day: BusinessDay, buys: boolean, spentFen: number): MemberDay => ({
  _id: `${memberId}:${day}`,
  memberId,
  day,
  tallies: buys ? [{ name: 'purchase.recorded', count: 1 }] : [],
  spentFen,
  joinedDay: null,
  links: { visit: { firstDay: day, previousDay: null }, key: null, buy: null },
})

const aBasket = (discountFen: number): Basket => ({
  totalFen: discountFen,
  deliveryFen: 0,
  deliveryDiscountFen: 0,
  lines: null,
  coupons: [{ couponId: 'c', templateId: 't', title: '券', discountFen, gift: null }],
})
