import type { BehaviorName, DayLink, MemberDay } from '#shared/insight/event/member-day'
import { countOf } from '#shared/insight/event/member-day'
import type { SentCount } from '#shared/insight/event/phone-count'
import { NOTHING_SENT } from '#shared/insight/event/phone-count'
import { type BusinessDay, type BusinessMonth, daysBetween, monthOf } from '#shared/kernel/business-day'

/** What all members did on a business day. Kept for good; written by the roll-up only, always whole. */
export interface EventDay {
  /** The day. */
  _id: BusinessDay
  /** In the order of names. */
  names: { name: BehaviorName; count: number; members: number }[]
  visitors: number
  /**
   * Visitors by how many days ago they visited before, 1 … GAP_DAYS_MAX; at 0 those who never did, at the end those for
   * whom it is longer. From these the members active in any week or month are added up without counting one twice.
   */
  gaps: number[]
  joined: number
  /** Members whose first key act was on this day, by days since they joined, 0 … ACTIVATION_DAYS. */
  activated: number[]
  /** Members whose first purchase was on this day, by days since they joined, 0 … FIRST_PURCHASE_DAYS. */
  firstBuyers: number[]
  buyers: number
  orders: number
  spentFen: number
  /** What tiers took off by themselves; missing where they took nothing. */
  benefitFen?: number
  /** Members of whom a friend became a real customer on this day. */
  inviters: number
  qualified: number
  /** Members who bought for the first time in this month, by the month of their very first purchase; and all revenue. */
  buyerMonths: BuyerMonth[]
  sessions: { count: number; seconds: number; pages: number }
  sent: SentCount
}

export interface BuyerMonth {
  firstMonth: BusinessMonth
  buyers: number
  spentFen: number
}

/** Visitors of a day by the day of their first visit, for the retention grid. Apart, because it is large. */
export interface CohortDay {
  /** The day. */
  _id: BusinessDay
  /** One row for each age that has visitors, ascending; see AgeRow. */
  ages: AgeRow[]
}

/** Visitors whose first visit was `age` days ago. */
export interface AgeRow {
  /** 0 … COHORT_DAYS_MAX */
  age: number
  visitors: number
  /** For each of RETURN_DAYS: those for whom this is the first visit since that many days after the first one. */
  since: number[]
}

export const GAP_DAYS_MAX = 30
export const ACTIVATION_DAYS = 7
export const FIRST_PURCHASE_DAYS = 30
export const COHORT_DAYS_MAX = 180
export const RETURN_DAYS = [1, 7, 30, 90] as const

/** A day while its members are being gone through, in any number of pages. */
export interface DayTally {
  event: EventDay
  ages: Map<number, AgeRow>
}

export function newDayTally(day: BusinessDay): DayTally {
  const event: EventDay = {
    _id: day,
    names: [],
    visitors: 0,
    gaps: zeros(GAP_DAYS_MAX + 2),
    joined: 0,
    activated: zeros(ACTIVATION_DAYS + 1),
    firstBuyers: zeros(FIRST_PURCHASE_DAYS + 1),
    buyers: 0,
    orders: 0,
    spentFen: 0,
    inviters: 0,
    qualified: 0,
    buyerMonths: [],
    sessions: { count: 0, seconds: 0, pages: 0 },
    sent: NOTHING_SENT,
  }
  return { event, ages: new Map() }
}

export function addMemberDay(tally: DayTally, memberDay: MemberDay): void {
  const { event } = tally
  for (const { name, count } of memberDay.tallies) addName(event, name, count)
  const { visit, key, buy } = memberDay.links
  if (visit) addVisit(tally, memberDay.day, visit)
  if (countOf(memberDay, 'member.joined') > 0) event.joined += 1
  const sinceJoined = memberDay.joinedDay ? daysBetween(memberDay.joinedDay, memberDay.day) : -1
  if (key?.firstDay === memberDay.day) addAt(event.activated, sinceJoined)
  if (buy?.firstDay === memberDay.day) addAt(event.firstBuyers, sinceJoined)
  if (buy) addBuyer(event, memberDay, buy)
  const qualified = countOf(memberDay, 'referral.qualified')
  event.qualified += qualified
  if (qualified > 0) event.inviters += 1
}

/** The documents of the day, with everything in a fixed order. */
export function finishDay({ event, ages }: DayTally): { event: EventDay; cohort: CohortDay } {
  return {
    event: {
      ...event,
      names: [...event.names].sort((a, b) => (a.name < b.name ? -1 : 1)),
      buyerMonths: [...event.buyerMonths].sort((a, b) => (a.firstMonth < b.firstMonth ? -1 : 1)),
    },
    cohort: { _id: event._id, ages: [...ages.values()].sort((a, b) => a.age - b.age) },
  }
}

function addName({ names }: EventDay, name: BehaviorName, count: number): void {
  const row = names.find((each) => each.name === name)
  if (!row) names.push({ name, count, members: 1 })
  else {
    row.count += count
    row.members += 1
  }
}

function addVisit({ event, ages }: DayTally, day: BusinessDay, { firstDay, previousDay }: DayLink): void {
  event.visitors += 1
  addAt(event.gaps, previousDay ? Math.min(daysBetween(previousDay, day), GAP_DAYS_MAX + 1) : 0)
  const age = daysBetween(firstDay, day)
  if (age > COHORT_DAYS_MAX) return
  const row = ages.get(age) ?? { age, visitors: 0, since: zeros(RETURN_DAYS.length) }
  row.visitors += 1
  const previousAge = previousDay ? daysBetween(firstDay, previousDay) : -1
  RETURN_DAYS.forEach((days, index) => {
    if (age >= days && previousAge < days) addAt(row.since, index)
  })
  ages.set(age, row)
}

function addBuyer(
  event: EventDay,
  { day, spentFen, benefitFen, tallies }: MemberDay,
  { firstDay, previousDay }: DayLink,
): void {
  event.buyers += 1
  event.orders += countOf({ tallies }, 'purchase.recorded')
  event.spentFen += spentFen
  if (benefitFen) event.benefitFen = (event.benefitFen ?? 0) + benefitFen
  const firstMonth = monthOf(firstDay)
  const isFirstInMonth = previousDay === null || monthOf(previousDay) < monthOf(day)
  const row = event.buyerMonths.find((each) => each.firstMonth === firstMonth)
  if (!row) event.buyerMonths.push({ firstMonth, buyers: isFirstInMonth ? 1 : 0, spentFen })
  else {
    row.buyers += isFirstInMonth ? 1 : 0
    row.spentFen += spentFen
  }
}

/** Adds one; what lies outside of the list is of no interest. */
function addAt(list: number[], index: number): void {
  const value = list[index]
  if (value !== undefined) list[index] = value + 1
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0)
}
