import { addDays, type BusinessDay, daysBetween, startOfDay } from '#shared/kernel/business-day'
import { join, lookIn, presentOf } from './acts'
import { crowdsOf, reviewCrowdsOf } from './crowds'
import { deskOf } from './desk'
import { normal } from './dice'
import { experimentsOf } from './experiments'
import { dataOf } from './floor'
import { followUpsOf } from './follow-ups'
import { GOODS } from './goods'
import { journeysOf } from './journeys'
import type { Living } from './living'
import { giveBack, occasionsOf } from './occasions'
import { GRANTED, inCatalogue, mustOf } from './opening'
import { buy } from './purchase'
import { collectGoods } from './reach'
import { reviewOf, ringsOf } from './rings'
import { busyness, leanOn, priceOn } from './shop-truth'
import type { Errand, MemberState } from './state'
import { targetsOf } from './targets'
import { totalsOf } from './totals'
import { readAnswer } from './voice'

const SECOND_MS = 1000
const HOUR_S = 3600
const OPENS = 8
const CLOSES = 21.5

/** Something that happens at an hour of the day. */
export interface ScheduledAct {
  at: number
  /** Orders what happens at the same instant. */
  key: string
  act: () => Promise<unknown>
}

/** Everything that people do on a day, as it follows from what is true in its morning. */
export function dayOf(living: Living, day: BusinessDay): ScheduledAct[] {
  const { state } = living
  const at = (hour: number) => startOfDay(day) + Math.round(hour * HOUR_S) * SECOND_MS
  const here = Object.values(state.people).filter(({ memberId }) => memberId !== null)
  const scheduled = [
    ...joinsOf(living, day, at),
    ...here.flatMap((standing) => ofMember(living, standing, day, at)),
    ...returnsOf(living, day, at),
    ...errandsOf(living, day, at),
    ...occasionsOf(living, day, at),
    ...deskOf(living, day, at),
    ...campaignsOf(living, day, here, at),
    ...priceRiseOf(living, day, at),
    ...costsOf(living, day, at),
    ...journeysOf(living, at),
    ...followUpsOf(living, at),
    ...experimentsOf(living, at),
    ...ringsOf(living, day, at),
    ...reviewOf(living, at),
    ...crowdsOf(living, day, at),
    ...reviewCrowdsOf(living, at),
    ...totalsOf(living, day, at),
    ...targetsOf(living, day, at),
  ]
  return scheduled.sort((one, other) => one.at - other.at || (one.key < other.key ? -1 : 1))
}

type AtHour = (hour: number) => number

/** Many buy right when they join: they stand at the till. */
function joinsOf(living: Living, day: BusinessDay, at: AtHour): ScheduledAct[] {
  const { state, index } = living
  return (state.joining[day] ?? []).flatMap((key) => {
    const standing = state.people[key]
    if (!standing) return []
    const dice = living.diceOf(key)
    const hour = Math.min(CLOSES - 0.5, Math.max(OPENS, standing.person.hour + normal(dice, 'joins at')))
    const buysAtOnce = standing.person.weeklyRate > 0 && dice('buys at once') < 0.6
    const act = async () => {
      const present = presentOf(living, standing)
      await join(living, present)
      if (buysAtOnce) await buy(living, present, standing.person.homeStore)
      else if (checksIn(living, standing, day, index)) await lookIn(living, present, true)
    }
    return [{ at: at(hour), key, act }]
  })
}

const LOOKS_WITHOUT = 0.025

function ofMember(living: Living, standing: MemberState, day: BusinessDay, at: AtHour): ScheduledAct[] {
  const { index } = living
  const { person, leftDay } = standing
  const dice = living.diceOf(person.key)
  const store = storeOfDay(living, standing)
  const scheduled: ScheduledAct[] = []
  const comesAgain = checksIn(living, standing, day, index)
  if (comesAgain || (leftDay === null && dice('looks in', index) < LOOKS_WITHOUT)) {
    const hour = 7 + 16 * dice('hour of looking', index) ** 1.1
    const act = () => lookIn(living, presentOf(living, standing), comesAgain)
    scheduled.push({ at: at(hour), key: person.key, act: ifStillHere(standing, act) })
  }
  if (leftDay === null && dice('buys', index) < 1 - Math.exp(-intensity(living, standing, store, day))) {
    const hour = Math.min(CLOSES, Math.max(OPENS, person.hour + 1.3 * normal(dice, 'hour', index)))
    const act = () => buy(living, presentOf(living, standing), store)
    scheduled.push({ at: at(hour), key: person.key, act: ifStillHere(standing, act) })
  }
  return scheduled
}

const ifStillHere = (standing: MemberState, act: () => Promise<unknown>) => async () =>
  standing.memberId === null ? null : act()

function storeOfDay({ plan, index, diceOf }: Living, { person: { key, homeStore } }: MemberState): number {
  const dice = diceOf(key)
  if (dice('elsewhere', index) < 0.88) return homeStore
  return Math.floor(dice('where', index) * plan.stores)
}

const SUPPLY_PULL = 2.5
const OCCASION_DAYS = 21

/** How many purchases are to be expected of somebody on a day. */
function intensity(living: Living, standing: MemberState, store: number, day: BusinessDay): number {
  const { truth, plan } = living
  const { person, couponUntil, supplyUntil, attendedDay, calledUntil } = standing
  const hasCoupon = couponUntil !== null && couponUntil >= day
  const priceRise = truth.priceRise && day >= truth.priceRise.day ? truth.priceRise.percent / 100 : 0
  const pulls =
    (hasCoupon ? 1 + person.couponAnswer : 1) *
    (isAfterMessage(living, day) ? 1 + person.messageAnswer : 1) *
    (supplyUntil !== null && supplyUntil <= day && day <= addDays(supplyUntil, 7) ? SUPPLY_PULL : 1) *
    (plan.without.includes('tasks') ? 1 : 1 + person.heart.taskAnswer) *
    (attendedDay !== null && day <= addDays(attendedDay, OCCASION_DAYS) ? 1 + person.heart.occasionAnswer : 1) *
    (calledUntil !== null && day <= calledUntil ? 1 + person.heart.callAnswer : 1) *
    Math.exp(-person.priceSense * priceRise)
  return (person.weeklyRate / 7) * busyness(truth, plan, store, day) * leanOn(day, person.weekendLean) * pulls
}

const isAfterMessage = ({ truth: { campaigns } }: Living, day: BusinessDay) =>
  campaigns.some((one) => one.kind === 'message' && one.day <= day && day < addDays(one.day, one.lastsDays))

/** Who has left as a customer looks in for a while, less and less. */
function checksIn({ plan, diceOf }: Living, standing: MemberState, day: BusinessDay, index: number): boolean {
  if (plan.without.includes('check-in')) return false
  const { person, leftDay } = standing
  const interest = 0.5 ** (daysBetween(person.joinDay, day) / person.checkInHalfLife)
  const away = leftDay === null ? 1 : 0.5 * 0.8 ** daysBetween(leftDay, day)
  return diceOf(person.key)('checks in', index) < person.checkInHabit * interest * away
}

function returnsOf(living: Living, day: BusinessDay, at: AtHour): ScheduledAct[] {
  const { state } = living
  return (state.returning[day] ?? []).map(({ key, purchaseId, store, payableFen }, place) => ({
    ...{ at: at(16 + place / 60), key },
    act: async () => {
      const { ask } = living.managerOf(store)
      dataOf(await ask('purchase.refund', { purchaseId, amountFen: payableFen, note: '口味不合' }, `refund-${key}`))
      state.told.refunds += 1
    },
  }))
}

/** What was meant for the day, by whoever is still a member. */
function errandsOf(living: Living, day: BusinessDay, at: AtHour): ScheduledAct[] {
  return (living.state.errands[day] ?? []).flatMap((errand) => {
    const standing = living.state.people[errand.key]
    if (!standing) return []
    const hour = 9 + 11 * living.diceOf(errand.key)(`hour to ${errand.kind}`, living.index)
    return [{ at: at(hour), key: errand.key, act: ifStillHere(standing, () => run(living, standing, errand)) }]
  })
}

async function run(living: Living, standing: MemberState, errand: Errand): Promise<void> {
  const present = presentOf(living, standing)
  if (errand.kind === 'collect') await collectGoods(living, present, standing.person.homeStore)
  else if (errand.kind === 'giveBack') await giveBack(present, errand.occasionId)
  else await readAnswer(living, present, errand.feedbackId)
}

const PER_GRANT = 100
/** Whoever has not come for longer is not asked any more. */
const GONE_DAYS = 100

/** A coupon for whoever has been quiet, given in the morning. */
function campaignsOf(living: Living, day: BusinessDay, here: MemberState[], at: AtHour): ScheduledAct[] {
  const { truth, floor, state } = living
  return truth.campaigns.flatMap((campaign) => {
    if (campaign.kind !== 'coupon' || campaign.day !== day) return []
    const since = addDays(day, -campaign.quietDays)
    const gone = addDays(day, -GONE_DAYS)
    const quiet = here.filter(({ person, lastPurchaseDay }) => {
      const last = lastPurchaseDay ?? person.joinDay
      return person.joinDay < since && gone <= last && last < since
    })
    const act = async () => {
      for (let from = 0; from < quiet.length; from += PER_GRANT) {
        const some = quiet.slice(from, from + PER_GRANT).filter(({ memberId }) => memberId !== null)
        const memberIds = some.flatMap(({ memberId }) => memberId ?? [])
        if (memberIds.length === 0) continue
        const given = { templateId: GRANTED.templateId, memberIds, by: '王运营', note: '好久不见' }
        dataOf(await floor.ops('coupon.grant', given, `grant-${from}`))
        state.told.coupons += memberIds.length
        for (const standing of some) standing.couponUntil = addDays(day, GRANTED.validDays - 1)
      }
    }
    return [{ at: at(10), key: 'campaign', act }]
  })
}

/** The board is written anew before the doors open. */
function priceRiseOf({ truth, floor }: Living, day: BusinessDay, at: AtHour): ScheduledAct[] {
  if (truth.priceRise?.day !== day) return []
  const dearer = GOODS.map((product) => ({ product, priceFen: priceOn(truth, product, day) }))
  const act = async () => {
    const ops = mustOf(floor.ops, 'prices')
    for (const { product, priceFen } of dearer) {
      if (priceFen !== product.priceFen) await ops('product.save', inCatalogue(product, priceFen))
    }
  }
  return [{ at: at(7.5), key: 'prices', act }]
}

const COSTS_EVERY_DAYS = 30
const COSTS = [
  { channel: 'store-door', costFen: 30_000, note: '门口立牌' },
  { channel: 'article', costFen: 90_000, note: '推文排期' },
  { channel: 'douyin-live', costFen: 260_000, note: '直播投放' },
] as const

/** What the ways in will cost in the month that begins. */
function costsOf({ floor, index }: Living, day: BusinessDay, at: AtHour): ScheduledAct[] {
  if (index % COSTS_EVERY_DAYS !== 0) return []
  const period = { fromDay: day, toDay: addDays(day, COSTS_EVERY_DAYS - 1) }
  const act = async () => {
    const ops = mustOf(floor.ops, 'costs')
    for (const cost of COSTS) await ops('entrance.saveCost', { ...period, ...cost, by: '王运营' })
  }
  return [{ at: at(9.5), key: 'costs', act }]
}
