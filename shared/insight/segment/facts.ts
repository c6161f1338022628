import type { Stage } from '#shared/insight/score/score'
import { type BusinessDay, DAY_MS, SHOP_OFFSET_MS } from '#shared/kernel/business-day'
import type { JoinedVia, LastField, NumberField, ProfileField, ScoreField } from './condition'

/**
 * What is known about one member when conditions are asked. Days are counted from 1970-01-01 in the shop's time, so
 * that comparing them costs nothing.
 */
export interface Facts {
  memberId: string
  tierKey: string
  storeId: string | null
  via: JoinedVia
  has: Record<ProfileField, boolean>
  joinedDay: number
  /** 1–12; null while the member has not told. */
  birthMonth: number | null
  numbers: Record<NumberField, number>
  /** The run of check-ins that was added to last. */
  streak: { days: number; toDay: number } | null
  lastDays: Record<LastField, number | null>
  scores: Scores | null
  tagKeys: ReadonlySet<string>
  segmentIds: ReadonlySet<string>
  /** The last day in each segment that the member has left. */
  leftDays: ReadonlyMap<string, number>
  /** By event, oldest day first; as far back as the conditions ask. */
  activity: ReadonlyMap<string, readonly DayCount[]>
  /** One for each day with a purchase, oldest first; as far back as the conditions ask. */
  purchases: readonly DayPurchases[]
}

export interface Scores {
  numbers: Readonly<Partial<Record<ScoreField, number | null>>>
  group: string | null
  stage: Stage | null
}

export interface DayCount {
  day: number
  count: number
}

export interface DayPurchases extends DayCount {
  sumFen: number
}

export function dayNumberOf(day: BusinessDay): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS
}

/** The business day of an instant, as a number. */
export function dayNumberAt(at: number): number {
  return Math.floor((at + SHOP_OFFSET_MS) / DAY_MS)
}

export function businessDayAt(dayNumber: number): BusinessDay {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10) as BusinessDay
}

/** 1–12. */
export function monthAt(dayNumber: number): number {
  return new Date(dayNumber * DAY_MS).getUTCMonth() + 1
}

/** The first day of the next month. */
export function nextMonthAt(dayNumber: number): number {
  const day = new Date(dayNumber * DAY_MS)
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1) / DAY_MS
}
