import { type BusinessDay, businessDayOf, DAY_MS, isCalendarDay, startOfDay } from '#shared/kernel/business-day'
import { isEmptyCell, unguarded } from './cell'

export const DATE_FORMATS = ['auto', 'YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'D/M/YYYY', 'M/D/YYYY'] as const
export type DateFormat = (typeof DATE_FORMATS)[number]

export interface WhenRules {
  dateFormat: DateFormat
  /** At this hour of the night the shop's day ends: a bill paid at 0:41 is of the evening before where it is 4. */
  dayEndsAtHour: number
}

export interface When {
  day: BusinessDay
  /** Null where the file tells the day only. */
  at: number | null
}

const HOUR_MS = DAY_MS / 24
const DATES: Record<DateFormat, RegExp> = {
  auto: /^(?<y>\d{4})(?:([-/.])(?<m>\d{1,2})\2(?<d>\d{1,2})|年(?<m2>\d{1,2})月(?<d2>\d{1,2})日|(?<m3>\d{2})(?<d3>\d{2}))$/,
  'YYYY-MM-DD': /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/,
  YYYYMMDD: /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  'YYYY/M/D': /^(?<y>\d{4})\/(?<m>\d{1,2})\/(?<d>\d{1,2})$/,
  'D/M/YYYY': /^(?<d>\d{1,2})[-/.](?<m>\d{1,2})[-/.](?<y>\d{4}|\d{2})$/,
  'M/D/YYYY': /^(?<m>\d{1,2})[-/.](?<d>\d{1,2})[-/.](?<y>\d{4}|\d{2})$/,
}
/** As 下午3:05 and as 3:05 下午. */
const HALF_FIRST = /^(am|pm|上午|下午)\s*(.+)$/i
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,6})?)?\s*(am|pm|上午|下午)?\s*(z|utc|[+-]\d{2}:?\d{2})?$/i

/** When it was paid, from one cell or two. A time without an offset is the shop's. Null where it cannot be read. */
export function readWhen(dateCell: string, timeCell: string | undefined, rules: WhenRules): When | null {
  const ownTime = timeCell === undefined ? '' : unguarded(timeCell).normalize('NFKC').replace(/\s+/g, ' ')
  // The second cell may say the day too.
  if (/^\S+[ T]\S/.test(ownTime) && readWhen(ownTime, undefined, rules)) return readWhen(ownTime, undefined, rules)
  const text = unguarded(dateCell).normalize('NFKC').replace(/\s+/g, ' ')
  const [, dateText = '', rest = ''] = /^(\S+?)(?:[ T](.+))?$/.exec(text) ?? []
  const calendarDay = dayOf(dateText, rules.dateFormat)
  if (calendarDay === null) return null
  const timeText = rest || (isEmptyCell(ownTime) ? '' : ownTime)
  if (timeText === '') return { day: calendarDay, at: null }
  const sinceMidnight = timeOf(timeText)
  if (sinceMidnight === null) return null
  const at = startOfDay(calendarDay) + sinceMidnight
  return { day: businessDayOf(at - rules.dayEndsAtHour * HOUR_MS), at }
}

function dayOf(text: string, format: DateFormat): BusinessDay | null {
  const groups = DATES[format].exec(text)?.groups
  if (!groups) return null
  const { y = '', m, d, m2, d2, m3, d3 } = groups
  const [year, month, day] = [y.length === 2 ? `20${y}` : y, m ?? m2 ?? m3 ?? '', d ?? d2 ?? d3 ?? '']
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  // Of any year: a row of 1899 is told that it is too early, not that it is no date.
  return isCalendarDay(iso) ? iso : null
}

/** Milliseconds after the shop's midnight; below 0 or above a day where the offset is another one. */
function timeOf(text: string): number | null {
  const match = TIME.exec(text.replace(HALF_FIRST, '$2 $1'))
  if (!match) return null
  const [, hourText = '', minuteText = '', secondText = '0', half, zone] = match
  const [minute, second] = [Number(minuteText), Number(secondText)]
  const hour = hourOf(Number(hourText), half?.toLowerCase())
  if (hour === null || minute > 59 || second > 59) return null
  const local = ((hour * 60 + minute) * 60 + second) * 1000
  return zone === undefined ? local : local - offsetOf(zone) + 8 * HOUR_MS
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour < 24 ? hour : null
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half === 'pm' || half === '下午' ? 12 : 0)
}

function offsetOf(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? []
  const ms = (Number(hours) * 60 + Number(minutes)) * 60_000
  return sign === '-' ? 0 - ms : ms
}
