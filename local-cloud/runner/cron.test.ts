import { lastRunBetween, nextRun, parseCron } from './cron'

const at = (text: string) => Date.parse(`${text}+08:00`)
const shown = (instant: number | null) =>
  instant === null ? null : new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19)

describe('the next run of a timer', () => {
  test.each([
    ['every five seconds', '*/5 * * * * * *', '2026-03-01T10:00:00', '2026-03-01T10:00:05'],
    ['strictly after a run', '0 0 2 * * * *', '2026-03-01T02:00:00', '2026-03-02T02:00:00'],
    ['within the same second', '0 0 2 * * * *', '2026-03-01T01:59:59.999', '2026-03-01T02:00:00'],
    ['two in the morning on the first', '0 0 2 1 * * *', '2026-01-31T23:59:59', '2026-02-01T02:00:00'],
    ['a list of hours', '0 0 10,14,16 * * * *', '2026-03-01T10:00:00', '2026-03-01T14:00:00'],
    ['half hours of a working day', '0 */30 9-17 * * * *', '2026-03-01T17:30:00', '2026-03-02T09:00:00'],
    ['noon on Wednesdays', '0 0 12 * * WED *', '2026-03-01T00:00:00', '2026-03-04T12:00:00'],
    ['weekdays by name', '0 15 10 * * MON-FRI *', '2026-03-06T10:15:00', '2026-03-09T10:15:00'],
    ['Sunday is 0', '0 0 8 * * 0 *', '2026-03-02T00:00:00', '2026-03-08T08:00:00'],
    ['day or weekday: the weekday comes first', '0 0 8 15 * 1 *', '2026-03-03T00:00:00', '2026-03-09T08:00:00'],
    ['day or weekday: the day comes first', '0 0 8 5 * 1 *', '2026-03-03T00:00:00', '2026-03-05T08:00:00'],
    ['29 February waits for a leap year', '0 0 0 29 2 * *', '2026-03-01T00:00:00', '2028-02-29T00:00:00'],
    ['31st skips short months', '0 0 0 31 * * *', '2026-03-31T00:00:00', '2026-05-31T00:00:00'],
    ['year end', '59 59 23 * * * *', '2026-12-31T23:59:58', '2026-12-31T23:59:59'],
    ['a given year', '0 0 0 1 1 * 2030', '2026-06-01T00:00:00', '2030-01-01T00:00:00'],
    ['start and step', '0 5/20 * * * * *', '2026-03-01T10:06:00', '2026-03-01T10:25:00'],
    ['range and step', '0 0 8-18/5 * * * *', '2026-03-01T09:00:00', '2026-03-01T13:00:00'],
    ['months by name', '0 0 0 1 APR,OCT * *', '2026-05-01T00:00:00', '2026-10-01T00:00:00'],
  ])('%s', (_name, cron, after, expected) => {
    expect(shown(nextRun(parseCron(cron), at(after)))).toBe(expected)
  })

  test('is never when the year has passed', () => {
    expect(nextRun(parseCron('0 0 0 1 1 * 2020'), at('2026-01-01T00:00:00'))).toBeNull()
  })

  test('is read in UTC+8, whatever the machine thinks', () => {
    expect(nextRun(parseCron('0 0 0 * * * *'), Date.UTC(2026, 2, 1, 12))).toBe(Date.UTC(2026, 2, 1, 16))
  })
})

describe('the last run in a stretch of time', () => {
  test.each([
    ['the latest of many', '0 * * * * * *', '2026-03-01T10:00:00', '2026-03-02T10:00:30', '2026-03-02T10:00:00'],
    [
      'a run at its very end counts',
      '0 0 2 * * * *',
      '2026-03-01T01:00:00',
      '2026-03-01T02:00:00',
      '2026-03-01T02:00:00',
    ],
    ['a run at its very start was the last one', '0 0 2 * * * *', '2026-03-01T02:00:00', '2026-03-01T03:00:00', null],
    ['none fell due', '0 0 2 * * * *', '2026-03-01T03:00:00', '2026-03-01T23:00:00', null],
    [
      'an earlier day of the stretch',
      '0 0 2 1 * * *',
      '2026-02-20T00:00:00',
      '2026-03-05T00:00:00',
      '2026-03-01T02:00:00',
    ],
    ['time moved backwards', '* * * * * * *', '2026-03-05T00:00:00', '2026-03-01T00:00:00', null],
  ])('%s', (_name, cron, after, until, expected) => {
    expect(shown(lastRunBetween(parseCron(cron), at(after), at(until)))).toBe(expected)
  })
})

test.each([
  ['six fields', '0 0 2 * * *'],
  ['eight fields', '0 0 2 * * * * *'],
  ['second 60', '60 0 2 * * * *'],
  ['weekday 7', '0 0 2 * * 7 *'],
  ['day 0', '0 0 2 0 * * *'],
  ['a range backwards', '0 0 17-9 * * * *'],
  ['step 0', '*/0 * * * * * *'],
  ['two steps', '*/2/2 * * * * * *'],
  ['a word', '0 0 2 * * FUNDAY *'],
  ['an empty list place', '0,,5 0 2 * * * *'],
  ['a question mark', '0 0 2 ? * 1 *'],
])('refuses %s', (_name, cron) => {
  expect(() => parseCron(cron)).toThrow(/timer/)
})
