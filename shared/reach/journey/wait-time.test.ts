import { type BusinessDay, startOfDay } from '#shared/kernel/business-day'
import { after, type Duration, waitEnd } from './wait-time'

const HOUR_MS = 3_600_000
const on = (day: string, clock = '00:00') =>
  startOfDay(day as BusinessDay) + Number(clock.slice(0, 2)) * HOUR_MS + Number(clock.slice(3)) * 60_000
const days = (amount: number): Duration => ({ amount, unit: 'days' })

test.each([
  ['30 days over the end of a month', on('2026-01-31', '08:30'), days(30), on('2026-03-02', '08:30')],
  [
    'a month from the 31st, in a short year',
    on('2026-01-31', '08:30'),
    { amount: 1, unit: 'months' },
    on('2026-02-28', '08:30'),
  ],
  ['a month from the 31st, in a long year', on('2028-01-31'), { amount: 1, unit: 'months' }, on('2028-02-29')],
  ['a year from 29 February', on('2028-02-29', '12:00'), { amount: 12, unit: 'months' }, on('2029-02-28', '12:00')],
  ['a day over 29 February', on('2028-02-28', '23:00'), { amount: 25, unit: 'hours' }, on('2028-03-01')],
  ['over the turn of the year', on('2026-12-31', '23:59'), { amount: 1, unit: 'minutes' }, on('2027-01-01')],
] as const)('%s', (_name, from, duration, expected) => expect(after(from, duration)).toBe(expected))

const rule = { duration: { amount: 0, unit: 'minutes' } as Duration, until: '10:00', weekdays: null }
test.each([
  ['a moment before ten', on('2026-11-29', '10:00') - 1, on('2026-11-29', '10:00')],
  ['at 10:00:00.000 it has come', on('2026-11-29', '10:00'), on('2026-11-29', '10:00')],
  ['a moment later it is tomorrow', on('2026-11-29', '10:00') + 1, on('2026-11-30', '10:00')],
])('until ten: %s', (_name, from, expected) => expect(waitEnd(from, rule)).toBe(expected))

test.each([
  // 29 November 2026 is a Sunday.
  [
    'a day that is allowed goes on at once',
    on('2026-11-29', '15:00'),
    { until: null, weekdays: [7] },
    on('2026-11-29', '15:00'),
  ],
  [
    'a day that is not waits for the first minute of one',
    on('2026-11-29', '15:00'),
    { until: null, weekdays: [3] },
    on('2026-12-02'),
  ],
  ['with a time of day', on('2026-11-29', '15:00'), { until: '09:30', weekdays: [1, 2] }, on('2026-11-30', '09:30')],
  [
    'the only day, when its time has passed, is a week later',
    on('2026-11-29', '15:00'),
    { until: '09:30', weekdays: [7] },
    on('2026-12-06', '09:30'),
  ],
] as const)('%s', (_name, from, over, expected) => {
  expect(waitEnd(from, { ...rule, ...over })).toBe(expected)
  // Asked again at that moment it is over: a restriction of weekdays cannot hold a member for ever.
  expect(waitEnd(expected, { ...rule, ...over })).toBe(expected)
})
