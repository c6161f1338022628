import { addDays, type BusinessDay, daysBetween, SHOP_OFFSET_MS, startOfDay } from '#shared/kernel/business-day'
import { auditFigures } from '../cloudfunctions/domains/insight/figure/testing/audit-figures'
import { auditShop } from '../cloudfunctions/testing/audit-shop'
import { auditCrowds } from './crowds'
import { dayOf, type ScheduledAct } from './day'
import { diceOf } from './dice'
import { type Floor, openFloor } from './floor'
import { aLiving, type Living, type TrueFact } from './living'
import { openTheShop } from './opening'
import type { OwnerAccount } from './owner'
import { aPerson } from './person'
import type { LifePlan } from './plan'
import { type LifeState, nothingTold, standingOf } from './state'
import { nextDueTick, openTimer, TICK_AFTER_MS } from './timer'

const HOUR_MS = 3_600_000
const OPENING_HOUR = 7

/** Others who live in the same shop, by a plan of their own. */
export interface Guests {
  /** Who of them steers the shop from its first evening on. */
  owner: OwnerAccount
  dayOf(floor: Floor, day: BusinessDay, plan: LifePlan): ScheduledAct[]
}

export interface LifeOptions {
  plan: LifePlan
  /** Where an earlier life stopped, its shop loaded; null to begin. */
  from?: { state: LifeState; load(floor: Floor): void } | null
  guests?: Guests
  writeTruth?(fact: TrueFact): void
  /** After each day. */
  onDay?(living: Living): void
  /** So many days are a month. */
  monthDays?: number
  /** After each month, and at the end, when the books have been found right. */
  onMonth?(living: Living): Promise<void> | void
}

const MONTH_DAYS = 30

/** Lives a shop day by day through its own functions. Answers the shop, still open, and where it stands. */
export async function live(options: LifeOptions): Promise<Living> {
  const { plan, from = null, guests, monthDays = MONTH_DAYS } = options
  const floor = await openFloor(plan.seed, guests?.owner)
  try {
    const dueOn = await openTimer()
    if (from) {
      floor.goTo(startOfDay(from.state.day))
      from.load(floor)
    }
    const state = from?.state ?? (await begin(floor, plan))
    const living = aLiving(floor, state, options.writeTruth ?? (() => undefined))
    while (daysBetween(plan.fromDay, state.day) < plan.days) {
      await liveDay(living, dueOn(state.day), guests)
      options.onDay?.(living)
      const lived = daysBetween(plan.fromDay, state.day)
      if (lived === plan.days) await lastMorning(living)
      if (lived % monthDays === 0 || lived === plan.days) await endMonth(living, options)
    }
    floor.goTo(morningOf(state))
    return living
  } catch (error) {
    await floor.close()
    throw error
  }
}

async function begin(floor: Floor, plan: LifePlan): Promise<LifeState> {
  floor.goTo(startOfDay(plan.fromDay) + OPENING_HOUR * HOUR_MS)
  const entrances = await openTheShop(floor, plan)
  const state: LifeState = {
    ...{
      plan,
      day: plan.fromDay,
      people: {},
      joining: {},
      returning: {},
      errands: {},
      occasions: {},
      entrances,
      tills: {},
    },
    ...{ experiments: {}, told: nothingTold() },
  }
  for (let number = 1; number <= plan.members; number += 1) {
    const key = `m${String(number).padStart(5, '0')}`
    const joinDay = addDays(plan.fromDay, Math.floor(arrival(diceOf(plan.seed, key)('arrives')) * plan.days))
    state.people[key] = standingOf(aPerson(plan.seed, { key, joinDay, stores: plan.stores, by: null }))
    state.joining[joinDay] = [...(state.joining[joinDay] ?? []), key]
  }
  return state
}

const OPENING_SHARE = 0.2
const OPENING_PART = 0.06

/** Many come when the shop opens, the others evenly after that. */
function arrival(at: number): number {
  if (at < OPENING_SHARE) return (at / OPENING_SHARE) * OPENING_PART
  return OPENING_PART + ((at - OPENING_SHARE) / (1 - OPENING_SHARE)) * (1 - OPENING_PART)
}

/** From due moment to due moment: what people do, and what the timer does between. */
async function liveDay(living: Living, ticks: number[], guests: Guests | undefined): Promise<void> {
  const { state, floor, plan } = living
  const today = state.day
  const others = guests?.dayOf(floor, today, plan) ?? []
  await liveUntil(living, startOfDay(addDays(today, 1)), ticks, others)
  delete state.joining[today]
  delete state.returning[today]
  delete state.errands[today]
  delete state.occasions[today]
  state.day = addDays(today, 1)
}

/** What happens on the day under way before an instant. */
async function liveUntil(living: Living, untilAt: number, ticks: number[], others: ScheduledAct[]): Promise<void> {
  const { state, floor, plan } = living
  living.index = daysBetween(plan.fromDay, state.day)
  const acts = dayOf(living, state.day)
  const timer = ticks.map((at) => ({ at, key: '', act: floor.tick }))
  const due = [...timer, ...others, ...acts].sort((one, other) => one.at - other.at)
  for (const { at, act } of due.filter((each) => each.at < untilAt)) {
    await doWhatIsDue(living, at)
    // Nobody goes back in time: what takes long makes the next one wait.
    floor.goTo(Math.max(at, floor.shop.clock.now()))
    living.hour = Math.floor((floor.shop.clock.now() + SHOP_OFFSET_MS) / HOUR_MS) % 24
    await act()
  }
  await doWhatIsDue(living, untilAt)
}

/** Everything that falls due for single members before an instant, in its order. */
async function doWhatIsDue({ floor, state }: Living, untilAt: number): Promise<void> {
  for (let at = nextDueTick(floor.shop); at !== null && at < untilAt; at = nextDueTick(floor.shop)) {
    floor.goTo(at)
    const before = floor.sent
    await floor.tickDue()
    state.told.messages += floor.sent - before
  }
}

const MORNING_HOUR = 10
const morningOf = ({ day }: LifeState) => startOfDay(day) + MORNING_HOUR * HOUR_MS

const QUARTER_MS = 15 * 60_000

/**
 * A shop is left as it is found in the morning: the reports about the last day are made in the night after it, with the timer as close as a
 * cloud's, so that nothing looks late; and who comes early has come.
 */
async function lastMorning(living: Living): Promise<void> {
  const { state } = living
  const begins = startOfDay(state.day)
  const quarters = Math.floor((morningOf(state) - begins) / QUARTER_MS)
  const ticks = Array.from({ length: quarters }, (_, index) => begins + index * QUARTER_MS + TICK_AFTER_MS)
  await liveUntil(living, morningOf(state), ticks, [])
}

/** Up to when purchases are in the days of the shop. */
function rolledUpTo({ database }: Floor['shop']): number {
  const checkpoint = database.get('jobs', 'roll-up-events')?.checkpoint as Record<string, unknown> | undefined
  return Number(checkpoint?.purchases_at ?? 0)
}

async function endMonth(living: Living, { onMonth }: LifeOptions): Promise<void> {
  const { floor, state } = living
  const figures = auditFigures(floor.shop, { settledAt: rolledUpTo(floor.shop) })
  const wrong = [...auditShop(floor.shop), ...figures, ...auditCrowds(living)]
  if (wrong.length > 0) throw new Error(`the books are wrong before ${state.day}:\n${wrong.slice(0, 20).join('\n')}`)
  // As after a break, so that a life that went on equals one that never stopped.
  floor.shop.coolDown()
  await onMonth?.(living)
}
