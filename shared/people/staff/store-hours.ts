import { businessDayOf, SHOP_OFFSET_MS, weekdayOf } from '#shared/kernel/business-day'

/** When a store is open: the same spans on every day but the weekdays on which it rests. */
export interface StoreHours {
  /** 'HH:MM' of the shop's clock, rising and apart; '24:00' is the end of the day. */
  spans: { from: string; until: string }[]
  /** 1 = Monday … 7 = Sunday. */
  restWeekdays: number[]
}

export type OpenState =
  | { kind: 'open'; until: string }
  /** `inDays` is 0 for later today. */
  | { kind: 'closed'; from: string; inDays: number }
  /** It says no hours, or rests on every day. */
  | { kind: 'unknown' }

const WEEK = 7
const DAY_MS = 86_400_000

/** Whether it is open at this moment, until when, or when it opens next. */
export function openStateOf(hours: StoreHours | null, now: number): OpenState {
  if (!hours) return { kind: 'unknown' }
  const time = timeOf(now)
  for (let inDays = 0; inDays <= WEEK; inDays += 1) {
    if (hours.restWeekdays.includes(weekdayOf(businessDayOf(now + inDays * DAY_MS)))) continue
    for (const { from, until } of hours.spans) {
      if (inDays === 0 && time >= from && time < until) return { kind: 'open', until }
      if (inDays > 0 || time < from) return { kind: 'closed', from, inDays }
    }
  }
  return { kind: 'unknown' }
}

function timeOf(at: number): string {
  return new Date(at + SHOP_OFFSET_MS).toISOString().slice(11, 16)
}
