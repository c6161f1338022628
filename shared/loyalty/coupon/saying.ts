import { businessDayOf, daysBetween, weekdayOf } from '#shared/kernel/business-day'
import type { TimeSpan } from './template'
import { timeOf } from './times'

/** Who reads a sentence: the member about their own coupon, or the clerk about a customer's. */
export type Reader = 'member' | 'clerk'

/** What is the matter, and what to do now. */
export interface RefusalSentence {
  text: string
  next: string
}

/** Names that ids stand for; an id without a name is left out of a sentence, never shown. */
export interface Names {
  stores: Readonly<Record<string, string>>
  tiers: Readonly<Record<string, string>>
}

/** More names than this make no sentence. */
const NAMES_MAX = 3
const WEEKDAYS = '一二三四五六日'

/** '3月12日 11:00' */
export function momentText(at: number): string {
  return `${dayText(at)} ${timeOf(at)}`
}

/** '3月12日' */
export function dayText(at: number): string {
  const day = businessDayOf(at)
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
}

/** '周一、周二' or '周六、周日' */
export function weekdaysText(weekdays: readonly number[]): string {
  return weekdays.map((weekday) => `周${WEEKDAYS.charAt(weekday - 1)}`).join('、')
}

export function hoursText(hours: readonly TimeSpan[]): string {
  return hours.map(({ from, until }) => `${from}–${until}`).join('、')
}

/** '东湖店、南门店等 5 家门店'; `otherwise` when no name is known. */
export function namesText(
  ids: readonly string[],
  names: Readonly<Record<string, string>>,
  count: string,
  otherwise: string,
): string {
  // Through a map: every plain object "has" a `constructor`, and somebody may call a tier so.
  const nameOf = new Map(Object.entries(names))
  const known = ids.flatMap((id) => nameOf.get(id) ?? [])
  if (known.length === 0) return otherwise
  const shown = known.slice(0, NAMES_MAX).join('、')
  return ids.length > NAMES_MAX ? `${shown}等 ${ids.length} ${count}` : shown
}

/**
 * A moment as seen from another: '今天 18:00', '明天 11:00', '周六 11:00' within a week, otherwise the date. A day that
 * begins needs no hour: nobody stands at the door at midnight.
 */
export function whenText(at: number, now: number): string {
  const day = dayFrom(at, now)
  return timeOf(at) === '00:00' ? day : `${day} ${timeOf(at)}`
}

/** '明天起可用', '明天 11:00 起可用': with a space where a figure stands before. */
export function fromWhen(at: number, now: number, then: string): string {
  const when = whenText(at, now)
  return /\d$/.test(when) ? `${when} ${then}` : `${when}${then}`
}

function dayFrom(at: number, now: number): string {
  const day = businessDayOf(at)
  const days = daysBetween(businessDayOf(now), day)
  if (days === 0) return '今天'
  if (days === 1) return '明天'
  return days > 1 && days < 7 ? weekdaysText([weekdayOf(day)]) : dayText(at)
}
