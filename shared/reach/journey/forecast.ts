import { DAY_MS } from '#shared/kernel/business-day'
import { groupedYuan } from '#shared/kernel/money'

/** What a journey would do, by what it would have done in the days behind. */

export const SIMULATED_DAYS = 90

/** Over all members that were looked at. */
export interface Forecast {
  /** Members whose days were gone through, and all that there are. */
  looked: number
  members: number
  /** So many of the days lie within the shop's records: a young shop has fewer. */
  days: number
  entered: number
  /** Of these, who was in the segment already and so enters at once. */
  atOnce: number
  heldOut: number
  /** Letters and reminders. */
  sent: number
  /** Not written, because the member had enough of them. */
  overCap: number
  /** Reminders that nobody had asked for or allowed. */
  unsent: number
  coupons: number
  points: number
  clerkTasks: number
  /** What coupons and points would have cost at most. */
  givenFen: number
}

export const noForecast = (): Forecast => ({
  looked: 0,
  members: 0,
  days: 0,
  entered: 0,
  atOnce: 0,
  heldOut: 0,
  sent: 0,
  overCap: 0,
  unsent: 0,
  coupons: 0,
  points: 0,
  clerkTasks: 0,
  givenFen: 0,
})

export function addForecasts(a: Forecast, b: Forecast): Forecast {
  const keys = Object.keys(a) as (keyof Forecast)[]
  const sums = Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as unknown as Forecast
  return { ...sums, members: Math.max(a.members, b.members), days: Math.max(a.days, b.days) }
}

/** As if everybody had been looked at: ids of members are random, so the first of them are like the rest. */
export function scaledUp(forecast: Forecast): Forecast {
  const { looked, members, days } = forecast
  if (looked === 0 || looked >= members) return forecast
  const keys = Object.keys(forecast) as (keyof Forecast)[]
  const scaled = keys.map((key) => [key, Math.round((forecast[key] * members) / looked)])
  return { ...Object.fromEntries(scaled), looked, members, days } as Forecast
}

/** So many times as many as usual, and so many more, are still within what chance and a good season bring. */
const TIMES = 3
const BESIDE = 50
/** What fewer days of a young shop say of its next month is chance. */
const RECORD_MIN_DAYS = 14
/** The entries of the last days are held to what is usual: a shop that grows for a year has not been overrun. */
export const COMPARED_DAYS = 30

const saysEnough = ({ days }: Pick<Forecast, 'days'>): boolean => days >= RECORD_MIN_DAYS

/**
 * How many may have entered in the last {@link COMPARED_DAYS} before a journey stops by itself. What is usual is the larger of the forecast
 * and of its own days before those.
 *
 * @param sinceAt when the version began
 * @param before how many entered since then and before the days compared
 * @returns null while nothing says what is usual
 */
export function mostEntries(
  forecast: Pick<Forecast, 'entered' | 'atOnce' | 'days'> | null,
  { before, sinceAt, now }: { before: number; sinceAt: number; now: number },
): number | null {
  const age = Math.max(1, (now - sinceAt) / DAY_MS)
  const compared = Math.min(COMPARED_DAYS, age)
  const earlier = age - compared
  const isSettled = earlier >= COMPARED_DAYS
  const byDay = [
    ...(forecast && saysEnough(forecast) ? [(forecast.entered - forecast.atOnce) / forecast.days] : []),
    ...(isSettled ? [before / earlier] : []),
  ]
  if (byDay.length === 0) return null
  const atOnce = isSettled ? 0 : (forecast?.atOnce ?? 0)
  return TIMES * (atOnce + Math.max(...byDay) * compared) + BESIDE
}

/** In words, for whoever starts it and whoever agrees: the heart of it in one line. */
export function forecastSentences(forecast: Forecast | null): string[] {
  if (forecast === null) return ['以前的这件事没有记下来，估不出会有多少人进来']
  const { looked, members, days, entered, heldOut, sent, overCap, unsent, givenFen, clerkTasks } = forecast
  const part = looked < members ? `，按 ${looked} 位会员推到 ${members} 位` : ''
  const said = [
    `会进来 ${entered} 人次${heldOut > 0 ? `（其中留出不做的 ${heldOut}）` : ''}`,
    `发出 ${sent} 条`,
    ...(givenFen > 0 ? [`最多送出 ${groupedYuan(givenFen)} 元`] : []),
    ...(overCap > 0 ? [`${overCap} 条因为收得够多不发`] : []),
    ...(unsent > 0 ? [`${unsent} 条因为没有可用的提醒发不出`] : []),
    ...(clerkTasks > 0 ? [`${clerkTasks} 件交给店员`] : []),
  ]
  const young = saysEnough(forecast) ? [] : [`店里的记录还不到 ${RECORD_MIN_DAYS} 天，说不准以后，也不按它自动停`]
  return [`照最近 ${days} 天试走${part}：${said.join('，')}`, ...young]
}
