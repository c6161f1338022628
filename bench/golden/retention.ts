import fs from 'node:fs'
import path from 'node:path'
import { linkAll, NO_LINKS } from '#shared/insight/event/day-links'
import { addMemberDay, type DayTally, finishDay, newDayTally } from '#shared/insight/event/event-day'
import { memberDayId } from '#shared/insight/event/member-day'
import { retentionOf } from '#shared/insight/report/retention'
import { gridOf } from '#shared/insight/report/retention-grid'
import { addDays, type BusinessDay, businessDayOf, SHOP_OFFSET_MS } from '#shared/kernel/business-day'
import { type Finding, type GoldenKind, near, same } from './golden'

interface DailyCohort {
  cohort_day: string
  size: number
  D1: number
  D7: number
  D30: number
}

interface Expected {
  users: number
  first_day: number
  last_full_day: number
  events_days: number
  [day: `D${number}`]: {
    eligible: number
    classic_retained: number
    classic_rate: number
    within_1_to_n_retained: number
    rolling_ge_n_retained: number
  }
}

const RATE_OFF = { abs: 1e-9 }
/** Long enough for the days that are compared, short enough that the grid reaches back to the first cohort. */
const GRID_DAYS = 100

/** Retention of whoever sends messages, by the days of several calendars; and the grid that the nightly job makes. */
export const retention: GoldenKind = {
  prefix: 'retention_',
  check({ input, expected }, folder) {
    const sent = readSent(path.join(folder, String(input?.file)))
    return Object.entries(expected as Record<string, Expected | DailyCohort[]>).flatMap(([zone, values]) =>
      Array.isArray(values) ? checkGrid(values, sent) : checkZone(zone, values, sent, calendarOf(zone)),
    )
  },
}

/** The product has one calendar, UTC+8; the others show that the difference is seen. */
function calendarOf(zone: string): (at: number) => BusinessDay {
  const [, sign = '+', hours = '0'] = /\(([+-])(\d+):00\)/.exec(zone) ?? []
  const offsetMs = Number(`${sign}${hours}`) * 3_600_000
  if (offsetMs === SHOP_OFFSET_MS) return businessDayOf
  return (at) => new Date(at + offsetMs).toISOString().slice(0, 10) as BusinessDay
}

function checkGrid(expected: readonly DailyCohort[], sent: readonly Sent[]): Finding[] {
  const days = new Map<BusinessDay, DayTally>()
  for (const [memberId, active] of activeDays(sent, businessDayOf)) {
    const own = [...active].sort()
    const is = { visit: true, key: false, buy: false }
    const { links } = linkAll(own.map((day) => ({ day, is })))
    own.forEach((day, index) => {
      const tally = days.get(day) ?? newDayTally(day)
      days.set(day, tally)
      const content = { tallies: [{ name: 'app.opened', count: 1 } as const], spentFen: 0, joinedDay: null }
      addMemberDay(tally, {
        _id: memberDayId(memberId, day),
        memberId,
        day,
        ...content,
        links: links[index] ?? NO_LINKS,
      })
    })
  }
  const cohorts = [...days.values()].map((tally) => finishDay(tally).cohort)
  const firstDay = cohorts.map(({ _id }) => _id).reduce((a, b) => (a < b ? a : b))
  const grid = gridOf(cohorts, addDays(firstDay, GRID_DAYS))
  return expected.map(({ cohort_day: day, size, D1, D7, D30 }) => {
    const found = grid.cohorts.find((row) => row.firstDay === day)
    const classic = [1, 7, 30].map((n) => found?.retained.find((each) => each.days === n)?.classic)
    return same(`grid ${day}`, [found?.size, ...classic], [size, D1, D7, D30])
  })
}

function checkZone(zone: string, expected: Expected, sent: Sent[], dayOf: (at: number) => BusinessDay): Finding[] {
  const members = activeDays(sent, dayOf)
  const lastDay = [...members.values()].flatMap((days) => [...days]).reduce((a, b) => (a > b ? a : b))
  const lastFullDay = addDays(lastDay, -1)
  const active = [...members.values()].map((days) => [...days])
  const firstDay = active.flat().reduce((a, b) => (a < b ? a : b))
  return [
    same(`${zone}: members`, active.length, expected.users),
    same(`${zone}: days`, active.flat().length, expected.events_days),
    same(`${zone}: first day`, dayNumber(firstDay), expected.first_day),
    same(`${zone}: last full day`, dayNumber(lastFullDay), expected.last_full_day),
    ...Object.keys(expected)
      .filter((key): key is `D${number}` => /^D\d+$/.test(key))
      .flatMap((key) =>
        checkDay(`${zone} ${key}`, expected[key], retentionOf(active, Number(key.slice(1)), lastFullDay)),
      ),
  ]
}

function checkDay(
  what: string,
  expected: Expected[`D${number}`] | undefined,
  found: ReturnType<typeof retentionOf>,
): Finding[] {
  return [
    same(`${what}: eligible`, found.eligible, expected?.eligible),
    same(`${what}: classic`, found.classic, expected?.classic_retained),
    near(`${what}: classic rate`, found.classic / found.eligible, expected?.classic_rate ?? Number.NaN, RATE_OFF),
    same(`${what}: within`, found.within, expected?.within_1_to_n_retained),
    same(`${what}: rolling`, found.rolling, expected?.rolling_ge_n_retained),
  ]
}

/** The days on which each member sent something. */
function activeDays(sent: readonly Sent[], dayOf: (at: number) => BusinessDay): Map<string, Set<BusinessDay>> {
  const members = new Map<string, Set<BusinessDay>>()
  for (const { member, at } of sent) members.set(member, (members.get(member) ?? new Set()).add(dayOf(at)))
  return members
}

interface Sent {
  member: string
  /** Epoch ms. */
  at: number
}

function readSent(file: string): Sent[] {
  const [, ...lines] = fs.readFileSync(file, 'utf8').trim().split(/\r?\n/)
  return lines.map((line) => {
    const [member = '', , seconds] = line.split(',')
    return { member, at: Number(seconds) * 1000 }
  })
}

const dayNumber = (day: BusinessDay) => Date.parse(`${day}T00:00:00Z`) / 86_400_000
