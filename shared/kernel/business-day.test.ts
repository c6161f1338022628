import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import fc from 'fast-check'
import {
  addDays,
  addMonths,
  addMonthsToDay,
  type BusinessDay,
  type BusinessMonth,
  businessDayOf,
  daysBetween,
  endOfDay,
  endOfMonth,
  firstDayOf,
  LAST_INSTANT,
  lastDayOf,
  monthOf,
  monthsBetween,
  parseBusinessDay,
  parseBusinessMonth,
  startOfDay,
  weekdayOf,
} from './business-day'
import { instantField } from './fields'

const day = (text: string) => text as BusinessDay
const month = (text: string) => text as BusinessMonth
const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays(day('2026-01-01'), days))

describe('the day changes at midnight in Shanghai, not at midnight UTC', () => {
  test.each([
    ['2026-03-14T15:59:59.999Z', '2026-03-14'], // 23:59:59.999
    ['2026-03-14T16:00:00.000Z', '2026-03-15'], // 00:00:00.000
    ['2026-03-14T23:59:59.999Z', '2026-03-15'], // 07:59:59.999
    ['2026-03-15T00:00:00.000Z', '2026-03-15'], // 08:00:00.000
    ['2026-02-28T15:59:59.999Z', '2026-02-28'],
    ['2026-02-28T16:00:00.000Z', '2026-03-01'],
    ['2028-02-28T16:00:00.000Z', '2028-02-29'],
    ['2028-02-29T16:00:00.000Z', '2028-03-01'],
    ['2026-12-31T15:59:59.999Z', '2026-12-31'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['1970-01-01T00:00:00.000Z', '1970-01-01'],
  ])('%s is %s', (instant, expected) => {
    expect(businessDayOf(Date.parse(instant))).toBe(expected)
  })

  test('a day starts and ends there, to the millisecond', () => {
    expect(startOfDay(day('2026-03-15'))).toBe(Date.parse('2026-03-14T16:00:00.000Z'))
    expect(endOfDay(day('2026-03-15'))).toBe(Date.parse('2026-03-15T15:59:59.999Z'))
  })

  test('every instant lies in its day, and days leave no gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 4e12 }), (at) => {
        const today = businessDayOf(at)
        expect(startOfDay(today)).toBeLessThanOrEqual(at)
        expect(endOfDay(today)).toBeGreaterThanOrEqual(at)
        expect(businessDayOf(endOfDay(today) + 1)).toBe(addDays(today, 1))
      }),
    )
  })
})

test.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Kolkata'])(
  'a traveller’s or a server’s zone, %s, changes no day',
  (zone) => {
    const entryPoints = [join(__dirname, 'business-day.ts')]
    const { outputFiles } = buildSync({ entryPoints, bundle: true, write: false, platform: 'node', format: 'cjs' })
    const asked = `const d = module.exports, at = Date.UTC(2026, 2, 7, 16)
      process.stdout.write(JSON.stringify([d.businessDayOf(at), d.businessDayOf(at - 1), d.startOfDay('2026-03-08') === at,
        d.addDays('2026-03-07', 1), d.daysBetween('2026-03-01', '2026-11-08'), d.weekdayOf('2026-03-08'), d.lastDayOf('2026-02')]))`
    const answer = execFileSync(process.execPath, ['-e', `${outputFiles[0]?.text};${asked}`], {
      env: { TZ: zone },
      encoding: 'utf8',
    })
    expect(JSON.parse(answer)).toEqual(['2026-03-08', '2026-03-07', true, '2026-03-08', 252, 7, '2026-02-28'])
  },
)

describe('reading a day', () => {
  test.each(['2026-03-15', '2028-02-29', '2000-02-29', '2026-12-31', '1900-01-01', '2199-12-31'])(
    'takes %s',
    (text) => {
      expect(parseBusinessDay(text)).toBe(text)
    },
  )

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '20260101',
    ' 2026-01-01',
    '2026-01-01T00:00:00Z',
    '２０２６-01-01',
    '',
    'today',
    '0000-01-01',
    '0099-12-31',
    '1899-12-31',
    '2200-01-01',
    '9999-12-31',
  ])('refuses %p', (text) => {
    expect(parseBusinessDay(text)).toBeNull()
  })

  test.each(['1900-01', '2026-02', '2199-12'])('takes the month %s', (text) => {
    expect(parseBusinessMonth(text)).toBe(text)
  })

  test.each(['0000-01', '0099-12', '1899-12', '2200-01', '9999-12', '2026-00', '2026-13', '2026-1', '2026-01-01', ''])(
    'refuses the month %p',
    (text) => {
      expect(parseBusinessMonth(text)).toBeNull()
    },
  )

  test('the last instant that a field takes is the end of the last year', () => {
    expect(instantField.safeParse(LAST_INSTANT).success).toBe(true)
    expect(businessDayOf(LAST_INSTANT)).toBe('2199-12-31')
    expect(instantField.safeParse(LAST_INSTANT + 1).success).toBe(false)
  })
})

describe('counting days', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-01'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-29', 1, '2028-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2026-03-15', 0, '2026-03-15'],
    ['2026-03-15', 365, '2027-03-15'],
  ])('%s and %p days is %s', (from, days, to) => {
    expect(addDays(day(from), days)).toBe(to)
    expect(daysBetween(day(from), day(to))).toBe(days)
  })

  test('adding and counting agree, and days sort as text', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        const to = addDays(from, days)
        expect(daysBetween(from, to)).toBe(days)
        expect(Math.sign(days)).toBe(from < to ? 1 : from > to ? -1 : 0)
        expect(weekdayOf(to)).toBe(((((weekdayOf(from) - 1 + days) % 7) + 7) % 7) + 1)
      }),
    )
  })

  test.each([
    ['2026-03-09', 1],
    ['2026-03-15', 7],
    ['2028-02-29', 2],
  ])('%s is weekday %p', (text, weekday) => {
    expect(weekdayOf(day(text))).toBe(weekday)
  })
})

describe('months', () => {
  test.each([
    ['2026-01', 1, '2026-02'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-03', 0, '2026-03'],
    ['2026-03', 12, '2027-03'],
    ['2026-03', -23, '2024-04'],
    ['2026-12', -12, '2025-12'],
  ])('%s and %p months is %s', (from, months, to) => {
    expect(addMonths(month(from), months)).toBe(to)
  })

  test.each([
    ['2026-01', '2026-01', 0],
    ['2026-11', '2027-02', 3],
    ['2027-02', '2026-11', -3],
    ['1900-01', '2199-12', 3599],
  ])('from %s to %s it is %p months', (from, to, months) => {
    expect(monthsBetween(month(from), month(to))).toBe(months)
  })

  test('half a month is a bug', () => {
    expect(() => addMonths(month('2026-01'), 0.5)).toThrow('Invariant')
    expect(() => addMonths(month('soon'), 1)).toThrow('Invariant')
  })

  test.each([
    ['2026-02', '2026-02-28'],
    ['2028-02', '2028-02-29'],
    ['2026-04', '2026-04-30'],
    ['2026-12', '2026-12-31'],
  ])('%s ends with %s', (text, lastDay) => {
    expect(firstDayOf(month(text))).toBe(`${text}-01`)
    expect(lastDayOf(month(text))).toBe(lastDay)
    expect(businessDayOf(endOfMonth(month(text)))).toBe(lastDay)
    expect(endOfMonth(month(text)) + 1).toBe(startOfDay(firstDayOf(addMonths(month(text), 1))))
    expect(monthOf(day(lastDay))).toBe(text)
  })
})

describe('the 31st in a shorter month is its last day', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-03-15', 12, '2027-03-15'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2027-02-28', 12, '2028-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
  ])('%s and %p months is %s', (from, months, to) => {
    expect(addMonthsToDay(day(from), months)).toBe(to)
  })

  test('never leaves the month that was meant', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 120 }), (from, months) => {
        const to = addMonthsToDay(from, months)
        expect(parseBusinessDay(to)).toBe(to)
        expect(monthOf(to)).toBe(addMonths(monthOf(from), months))
        expect(to <= `${monthOf(to)}-${from.slice(8)}`).toBe(true)
      }),
    )
  })
})
