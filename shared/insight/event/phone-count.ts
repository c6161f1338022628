import type { BusinessDay } from '#shared/kernel/business-day'

/**
 * Each phone numbers its events in one sequence, so what did not arrive is a gap in the numbers that did. A number is
 * accounted for when its event is stored, or when the server says that it may not keep it (consent).
 */
export interface PhoneCount {
  /** A random id made by the installed mini-program; nothing of the device is in it. */
  installId: string
  /** The number before the first that arrived: what came before it belongs to nobody. */
  baseSeq: number
  /** Oldest first, at most PHONE_DAYS_MAX. */
  days: PhoneDay[]
}

export interface PhoneDay {
  day: BusinessDay
  maxSeq: number
  /** Numbers accounted for: stored, or withheld for want of consent. */
  covered: number
  stored: number
}

/** Of which numbers of its phone a stored record is the answer: its own, and withheld ones beside it. */
export interface PhoneMark {
  installId: string
  fromSeq: number
  toSeq: number
  /** How many they are: between the two some may be missing. */
  covers: number
}

export interface StoredMark extends PhoneMark {
  /** False for the note of a batch of which nothing was kept. */
  isStored: boolean
}

/** What the phones made on a day and what became of it, in events. */
export interface SentCount {
  produced: number
  stored: number
  withheld: number
  missing: number
}

/** Longer than an event may be late, so that a day that may still change is always there. */
export const PHONE_DAYS_MAX = 62
export const PHONES_MAX = 5
/** More in one day is not lost but made up: a phone may send any number it likes. */
export const MISSING_MAX = 2000
export const NOTHING_SENT: SentCount = { produced: 0, stored: 0, withheld: 0, missing: 0 }

/** Takes in everything stored for a member on a day. Taking it in again changes nothing. */
export function withMarks(
  phones: readonly PhoneCount[],
  day: BusinessDay,
  marks: readonly StoredMark[],
): { phones: PhoneCount[]; changedDays: BusinessDay[] } {
  let after = [...phones]
  const changedDays: BusinessDay[] = []
  for (const installId of new Set(marks.map((mark) => mark.installId))) {
    const own = marks.filter((mark) => mark.installId === installId)
    const known = after.find((phone) => phone.installId === installId) ?? { installId, baseSeq: Infinity, days: [] }
    const phone = withDay(known, day, own)
    after = [...after.filter((other) => other !== known), phone]
    // What the next day began with moves when this day ends with another number.
    const next = phone.days.find((other) => other.day > day)
    if (next) changedDays.push(next.day)
  }
  return { phones: newest(after), changedDays }
}

/** What the phone made on a day of its own. */
export function sentOn({ baseSeq, days }: PhoneCount, day: BusinessDay): SentCount {
  let reached = baseSeq
  for (const each of days) {
    const produced = Math.min(Math.max(each.maxSeq - reached, 0), each.covered + MISSING_MAX)
    if (each.day === day) {
      const withheld = each.covered - each.stored
      return { produced, stored: each.stored, withheld, missing: Math.max(produced - each.covered, 0) }
    }
    reached = Math.max(reached, each.maxSeq)
  }
  return NOTHING_SENT
}

export function addSent(a: SentCount, b: SentCount): SentCount {
  return {
    produced: a.produced + b.produced,
    stored: a.stored + b.stored,
    withheld: a.withheld + b.withheld,
    missing: a.missing + b.missing,
  }
}

function withDay(phone: PhoneCount, day: BusinessDay, marks: readonly StoredMark[]): PhoneCount {
  const before = phone.days.find((each) => each.day === day)
  const found = {
    day,
    maxSeq: Math.max(before?.maxSeq ?? 0, ...marks.map(({ toSeq }) => toSeq)),
    // The raw records end before this does, so what was counted once stays counted.
    covered: Math.max(before?.covered ?? 0, sum(marks.map(({ covers }) => covers))),
    stored: Math.max(before?.stored ?? 0, marks.filter(({ isStored }) => isStored).length),
  }
  const days = [...phone.days.filter((each) => each.day !== day), found].sort((a, b) => (a.day < b.day ? -1 : 1))
  const dropped = days.slice(0, Math.max(days.length - PHONE_DAYS_MAX, 0))
  const first = Math.min(...marks.map(({ fromSeq }) => fromSeq)) - 1
  const baseSeq = dropped.length > 0 ? Math.max(...dropped.map(({ maxSeq }) => maxSeq)) : Math.min(phone.baseSeq, first)
  return { installId: phone.installId, baseSeq, days: days.slice(dropped.length) }
}

/** The phones used last, in the order of their ids. */
function newest(phones: readonly PhoneCount[]): PhoneCount[] {
  const lastDayOf = ({ days }: PhoneCount) => days[days.length - 1]?.day ?? ''
  const kept = [...phones].sort((a, b) => (lastDayOf(a) > lastDayOf(b) ? -1 : 1)).slice(0, PHONES_MAX)
  return kept.sort((a, b) => (a.installId < b.installId ? -1 : 1))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
