import { addDays, type BusinessDay, businessDayOf, DAY_MS, startOfDay } from '#shared/kernel/business-day'
import { timeOf } from '#shared/loyalty/coupon/times'

const MINUTE_MS = 60_000

/** 'HH:MM' of the shop's clock. Where `until` is not later than `from`, the span goes over midnight. */
export interface ClockSpan {
  from: string
  until: string
}

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** That time of that day, epoch ms. */
export function clockOn(day: BusinessDay, clock: string): number {
  return startOfDay(day) + minutesOf(clock) * MINUTE_MS
}

/** From `from` on, until just before `until`. Two equal ends are no span at all. */
export function isWithin(clock: string, { from, until }: ClockSpan): boolean {
  const [at, begins, ends] = [clock, from, until].map(minutesOf) as [number, number, number]
  return begins <= ends ? at >= begins && at < ends : at >= begins || at < ends
}

/** The instant itself, or the end of the quiet span in which it lies. */
export function afterQuiet(at: number, quiet: ClockSpan): number {
  const day = businessDayOf(at)
  if (!isWithin(timeOf(at), quiet)) return at
  const today = clockOn(day, quiet.until)
  return today > at ? today : clockOn(addDays(day, 1), quiet.until)
}

export interface Caps {
  perDay: number
  perWeek: number
  perPurposeWeek: number
}

/** Whether one more may be sent now, by what was sent in the last seven times 24 hours. */
export function isUnderCaps(
  sent: readonly { purpose: string; at: number }[],
  { purpose, now }: { purpose: string; now: number },
  caps: Caps,
): boolean {
  const week = sent.filter(({ at }) => at > now - 7 * DAY_MS)
  const today = week.filter(({ at }) => businessDayOf(at) === businessDayOf(now))
  const alike = week.filter((each) => each.purpose === purpose)
  return today.length < caps.perDay && week.length < caps.perWeek && alike.length < caps.perPurposeWeek
}
