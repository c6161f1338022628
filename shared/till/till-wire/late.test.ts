import { LATE_MAX_MS, soldAtOf } from './late'

const NOW = Date.parse('2026-11-22T10:00:00+08:00')
const MINUTE = 60_000

test.each<[string, number, number, number]>([
  ['as the till says', NOW - MINUTE, 0, NOW - MINUTE],
  ['later than a clock says that is four minutes behind', NOW - 9 * MINUTE, 4 * MINUTE, NOW - 5 * MINUTE],
  ['earlier than a clock says that is four minutes ahead', NOW - MINUTE, -4 * MINUTE, NOW - 5 * MINUTE],
  ['now, when the request took some seconds', NOW - 1, 20_000, NOW],
  ['a week ago to the millisecond', NOW - LATE_MAX_MS, 0, NOW - LATE_MAX_MS],
])('a sale was made %s', (_case, saidAt, behindMs, at) => {
  expect(soldAtOf(saidAt, behindMs, NOW)).toEqual({ kind: 'accepted', at })
})

test.each<[string, number, string]>([
  ['more than a week ago', NOW - LATE_MAX_MS - 1, 'SALE_TOO_LATE'],
  ['in the future', NOW + 2 * MINUTE, 'INVALID_INPUT'],
])('a sale %s is refused', (_case, saidAt, reason) => {
  expect(soldAtOf(saidAt, 0, NOW)).toMatchObject({ kind: 'refused', reason })
})
