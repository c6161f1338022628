import { addDays, type BusinessDay, DAY_MS, daysBetween } from '#shared/kernel/business-day'
import { attribute, type Contact, LOOKBACK_DAYS, MODELS, TELLING_MS } from './attribution'
import { addShares, type DayCount, WHOLE } from './channel-day'
import { RETAINED_FROM_DAY, RETAINED_TO_DAY } from './channel-report'

/** A purchase as the channels see it. */
export interface Sale {
  _id: string
  memberId: string
  at: number
  day: BusinessDay
  netFen: number
  isBack: boolean
  changedAt: number
}

/** Somebody who joined by opening the mini-program. */
export interface Newcomer {
  memberId: string
  joinedAt: number
  joinedDay: BusinessDay
}

export function addJoin(
  count: DayCount,
  { joinedAt }: Newcomer,
  contacts: readonly Contact[],
  isRetained: boolean,
): DayCount {
  const fact = { at: joinedAt, whole: WHOLE, graceMs: TELLING_MS }
  return MODELS.reduce((sum, model) => {
    const shares = attribute(contacts, fact, model)
    const joined = addShares(sum, shares, model, 'joins')
    return isRetained ? addShares(joined, shares, model, 'retained30') : joined
  }, count)
}

export function addSale(count: DayCount, sale: Sale, contacts: readonly Contact[], isFirst: boolean): DayCount {
  return MODELS.reduce((sum, model) => {
    const revenue = attribute(contacts, { at: sale.at, whole: sale.netFen }, model)
    const sold = addShares(sum, revenue, model, 'revenueFen')
    return isFirst
      ? addShares(sold, attribute(contacts, { at: sale.at, whole: WHOLE }, model), model, 'firstPurchases')
      : sold
  }, count)
}

/** Whether coming back on this day counts for the retention of those who joined on that day. */
export function isRetaining(joinedDay: BusinessDay, day: BusinessDay): boolean {
  const days = daysBetween(joinedDay, day)
  return days >= RETAINED_FROM_DAY && days <= RETAINED_TO_DAY
}

export function retainedSpan(joinedDay: BusinessDay): { fromDay: BusinessDay; toDay: BusinessDay } {
  return { fromDay: addDays(joinedDay, RETAINED_FROM_DAY), toDay: addDays(joinedDay, RETAINED_TO_DAY) }
}

/** The first purchase that was not given back. */
export function firstSaleOf(sales: readonly Sale[]): Sale | null {
  return inOrder(sales)[0] ?? null
}

/**
 * Days whose count a visit changes: its own, and those of everything that it may have brought. A visit that is told late
 * changes what happened after it.
 */
export function daysOfTouch(
  touch: { at: number; day: BusinessDay },
  newcomer: Newcomer | null,
  sales: readonly Sale[],
): BusinessDay[] {
  const isBefore = (at: number, graceMs = 0) => touch.at <= at + graceMs && touch.at > at - LOOKBACK_DAYS * DAY_MS
  return [
    touch.day,
    ...sales.filter(({ at }) => isBefore(at)).map(({ day }) => day),
    ...(newcomer && (isBefore(newcomer.joinedAt, TELLING_MS) || isRetaining(newcomer.joinedDay, touch.day))
      ? [newcomer.joinedDay]
      : []),
  ]
}

/**
 * Days whose count changed purchases of one member change: their own, those of what was and what is the first purchase,
 * and the day of joining, if they are what brings a newcomer back.
 * @param sales everything that the member has bought, as it stands
 */
export function daysOfSales(
  changed: readonly Sale[],
  newcomer: Newcomer | null,
  sales: readonly Sale[],
): BusinessDay[] {
  const since = Math.min(...changed.map(({ changedAt }) => changedAt))
  const firsts: Sale[] = []
  for (const sale of inOrder(sales)) {
    firsts.push(sale)
    // What was first before is the first of those that were there before.
    if (sale.changedAt < since) break
  }
  const retaining =
    newcomer && changed.some(({ day }) => isRetaining(newcomer.joinedDay, day)) ? [newcomer.joinedDay] : []
  return [...changed.map(({ day }) => day), ...firsts.map(({ day }) => day), ...retaining]
}

export const lookbackFrom = (at: number): number => at - LOOKBACK_DAYS * DAY_MS

function inOrder(sales: readonly Sale[]): Sale[] {
  return sales.filter(({ isBack }) => !isBack).sort((a, b) => a.at - b.at || (a._id < b._id ? -1 : 1))
}
