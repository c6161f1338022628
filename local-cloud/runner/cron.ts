import { SHOP_OFFSET_MS } from '#shared/kernel/business-day'

const DAY_SECONDS = 86_400
const FIRST_YEAR = 1970
const LAST_YEAR = 2099

const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

interface FieldSpec {
  name: string
  min: number
  max: number
  names?: { list: string[]; first: number }
}

const FIELDS = {
  second: { name: 'second', min: 0, max: 59 },
  minute: { name: 'minute', min: 0, max: 59 },
  hour: { name: 'hour', min: 0, max: 23 },
  day: { name: 'day', min: 1, max: 31 },
  month: { name: 'month', min: 1, max: 12, names: { list: MONTHS, first: 1 } },
  weekday: { name: 'weekday', min: 0, max: 6, names: { list: WEEKDAYS, first: 0 } },
  year: { name: 'year', min: FIRST_YEAR, max: LAST_YEAR },
} satisfies Record<string, FieldSpec>

/** A timer's 7-field expression: second, minute, hour, day, month, weekday, year, read in UTC+8. */
export interface CronSchedule {
  /** Seconds of the day at which it runs on a day that matches, ascending. */
  secondsOfDay: readonly number[]
  days: ReadonlySet<number>
  months: ReadonlySet<number>
  weekdays: ReadonlySet<number>
  years: ReadonlySet<number>
  /** Day and weekday both given means either of them, as the service reads it. */
  eitherDayOrWeekday: boolean
}

export function parseCron(text: string): CronSchedule {
  const parts = text.trim().split(/\s+/)
  const [second, minute, hour, day, month, weekday, year] = parts
  if (parts.length !== 7 || !second || !minute || !hour || !day || !month || !weekday || !year) {
    throw new Error(`A timer needs seven fields (second minute hour day month weekday year), got '${text}'`)
  }
  return {
    secondsOfDay: secondsOfDay(
      parseField(hour, FIELDS.hour),
      parseField(minute, FIELDS.minute),
      parseField(second, FIELDS.second),
    ),
    days: new Set(parseField(day, FIELDS.day)),
    months: new Set(parseField(month, FIELDS.month)),
    weekdays: new Set(parseField(weekday, FIELDS.weekday)),
    years: new Set(parseField(year, FIELDS.year)),
    eitherDayOrWeekday: day !== '*' && weekday !== '*',
  }
}

/** The first run strictly after the instant; null when there is none before 2100. */
export function nextRun(schedule: CronSchedule, after: number): number | null {
  const from = Math.floor((after + SHOP_OFFSET_MS) / 1000) + 1
  const lastDay = Math.floor(Date.UTC(LAST_YEAR, 11, 31) / 86_400_000)
  let earliest = from % DAY_SECONDS
  for (let day = Math.floor(from / DAY_SECONDS); day <= lastDay; day += 1) {
    const second = dayMatches(schedule, day) ? schedule.secondsOfDay.find((each) => each >= earliest) : undefined
    if (second !== undefined) return instantOf(day, second)
    earliest = 0
  }
  return null
}

/** The last run in (`after`, `until`]; null when none fell into that time. */
export function lastRunBetween(schedule: CronSchedule, after: number, until: number): number | null {
  const to = Math.floor((until + SHOP_OFFSET_MS) / 1000)
  const firstDay = Math.floor((after + SHOP_OFFSET_MS) / 1000 / DAY_SECONDS)
  let latest = to % DAY_SECONDS
  for (let day = Math.floor(to / DAY_SECONDS); day >= firstDay; day -= 1) {
    const second = dayMatches(schedule, day) ? lastUntil(schedule.secondsOfDay, latest) : undefined
    if (second !== undefined) {
      const at = instantOf(day, second)
      return at > after ? at : null
    }
    latest = DAY_SECONDS - 1
  }
  return null
}

function lastUntil(ascending: readonly number[], limit: number): number | undefined {
  for (let i = ascending.length - 1; i >= 0; i -= 1) {
    const value = ascending[i]
    if (value !== undefined && value <= limit) return value
  }
  return undefined
}

function instantOf(day: number, second: number): number {
  return (day * DAY_SECONDS + second) * 1000 - SHOP_OFFSET_MS
}

function dayMatches(schedule: CronSchedule, dayIndex: number): boolean {
  const date = new Date(dayIndex * 86_400_000)
  if (!schedule.years.has(date.getUTCFullYear()) || !schedule.months.has(date.getUTCMonth() + 1)) return false
  const byDay = schedule.days.has(date.getUTCDate())
  const byWeekday = schedule.weekdays.has(date.getUTCDay())
  return schedule.eitherDayOrWeekday ? byDay || byWeekday : byDay && byWeekday
}

function secondsOfDay(hours: number[], minutes: number[], seconds: number[]): number[] {
  return hours.flatMap((hour) =>
    minutes.flatMap((minute) => seconds.map((second) => hour * 3600 + minute * 60 + second)),
  )
}

/** One field: a list of `*`, `n`, `a-b`, each with an optional `/step`. Ascending, without repeats. */
function parseField(text: string, spec: FieldSpec): number[] {
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const [range, stepText, ...rest] = part.split('/')
    const step = stepText === undefined ? 1 : wholeNumber(stepText)
    if (range === undefined || rest.length > 0 || step === null || step < 1) throw badField(text, spec)
    const [from, to] = rangeOf(range, stepText !== undefined, spec) ?? []
    if (from === undefined || to === undefined) throw badField(text, spec)
    for (let value = from; value <= to; value += step) values.add(value)
  }
  return [...values].sort((a, b) => a - b)
}

function rangeOf(text: string, hasStep: boolean, spec: FieldSpec): [number, number] | null {
  if (text === '*') return [spec.min, spec.max]
  const [fromText = '', toText, ...rest] = text.split('-')
  const from = readValue(fromText, spec)
  // `5/10` starts at 5 and goes on to the end of the field.
  const to = toText === undefined ? (hasStep ? spec.max : from) : readValue(toText, spec)
  return from === null || to === null || from > to || rest.length > 0 ? null : [from, to]
}

function readValue(text: string, spec: FieldSpec): number | null {
  const named = spec.names?.list.indexOf(text.toUpperCase()) ?? -1
  if (spec.names && named >= 0) return named + spec.names.first
  const value = wholeNumber(text)
  return value !== null && value >= spec.min && value <= spec.max ? value : null
}

function wholeNumber(text: string): number | null {
  return /^\d{1,4}$/.test(text) ? Number(text) : null
}

function badField(text: string, spec: FieldSpec): Error {
  return new Error(`'${text}' is not a ${spec.name} of a timer (${spec.min} to ${spec.max}; wildcards , - * /)`)
}
