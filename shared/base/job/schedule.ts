import { SHOP_OFFSET_MS } from '#shared/kernel/business-day'
import { invariant, unreachable } from '#shared/kernel/invariant'

/** When a job runs, as data. Daily times are the shop's time of day, 'HH:MM'. */
export type Schedule = { kind: 'every'; minutes: number } | { kind: 'daily'; at: string }

const MINUTE_MS = 60_000
const DAY_MINUTES = 1440

/**
 * The latest planned time that has come, in the shop's time: '2026-08-24T00:10'. It names the run, so that a timer
 * that fires twice asks for the same run twice, and however many times were missed, one run makes up for them.
 */
export function slotAt(schedule: Schedule, now: number): string {
  // In the shop's own count of minutes midnight is a multiple of a day.
  const minute = Math.floor((now + SHOP_OFFSET_MS) / MINUTE_MS)
  const { every, offset } = planOf(schedule)
  const planned = Math.floor((minute - offset) / every) * every + offset
  return new Date(planned * MINUTE_MS).toISOString().slice(0, 16)
}

/** Simplified Chinese, for operators. */
export function describeSchedule(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'every':
      return `每 ${schedule.minutes} 分钟`
    case 'daily':
      return `每天 ${schedule.at}`
    default:
      return unreachable(schedule)
  }
}

function planOf(schedule: Schedule): { every: number; offset: number } {
  if (schedule.kind === 'every') {
    invariant(DAY_MINUTES % schedule.minutes === 0, 'a rhythm divides the day, so that midnight does not shift it')
    return { every: schedule.minutes, offset: 0 }
  }
  const time = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(schedule.at)
  invariant(time, `'${schedule.at}' is a time of day`)
  return { every: DAY_MINUTES, offset: Number(time[1]) * 60 + Number(time[2]) }
}
