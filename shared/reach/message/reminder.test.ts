import type { BusinessMonth } from '#shared/kernel/business-day'
import { newAccount } from '#shared/ledger/account/new-account'
import { couponReminder, judgeReminder, reminderFor } from './reminder'
import { aTemplate } from './testing/a-template'

const at = (text: string) => Date.parse(`${text}+08:00`)
const NOW = at('2026-11-22T10:00:00')
const account = newAccount('mem_1', 'base', NOW)
const withLots = (...lots: [string | null, number][]) => ({
  ...account,
  points: {
    ...account.points,
    lots: lots.map(([endsMonth, points]) => ({ endsMonth: endsMonth as BusinessMonth | null, points })),
  },
})
const withRun = (fromDay: string, toDay: string) => ({
  ...account,
  checkIn: { ...account.checkIn, runs: [{ fromDay, toDay, paidTo: 0 }] as never },
})
const coupon = {
  _id: 'c1',
  status: 'available',
  untilAt: at('2026-11-30T23:59:59.999'),
  rules: { title: '茶券' },
} as never

const checkIn = aTemplate()
const ending = aTemplate({ purpose: 'coupon-ending', sendAt: '10:00', daysBefore: 1 })
const points = aTemplate({ purpose: 'points-ending', sendAt: '10:00', daysBefore: 7 })

test.each([
  ['a check-in: tomorrow', checkIn, account, null, '2026-11-23T09:00:00'],
  ['a coupon: the day before', ending, account, coupon, '2026-11-29T10:00:00'],
  ['points: a week before the soonest', points, withLots(['2026-11', 5], ['2027-02', 9]), null, '2026-11-23T10:00:00'],
  ['points in a leap year', points, withLots(['2028-02', 5]), null, '2028-02-22T10:00:00'],
])('%s', (_name, template, standing, about, expected) => {
  expect(reminderFor(template, { account: standing, coupon: about }, NOW)?.dueAt).toBe(at(expected))
})

test('what is over, or never ends, is not reminded of', () => {
  expect(reminderFor(ending, { account, coupon }, at('2026-11-29T10:00:00'))).toBeNull()
  expect(reminderFor(points, { account: withLots([null, 5]), coupon: null }, NOW)).toBeNull()
})

test('a coupon whose moment has passed is said after the quiet time, but never when it is over', () => {
  const one = { memberId: 'mem_1', couponId: 'c1', untilAt: at('2026-11-30T23:59:59.999') }
  const quiet = { from: '21:00', until: '09:00' }
  expect(couponReminder(ending, one, { now: at('2026-11-29T22:00:00'), quiet })?.dueAt).toBe(at('2026-11-30T09:00:00'))
  expect(couponReminder(ending, one, { now: at('2026-11-30T21:30:00'), quiet })).toBeNull()
})

test('whoever has checked in is reminded the day after', () => {
  const now = at('2026-11-23T09:00:00')
  const standing = { account: withRun('2026-11-20', '2026-11-23'), coupon: null }
  expect(judgeReminder(checkIn, standing, now)).toEqual({
    kind: 'later',
    dueAt: at('2026-11-24T09:00:00'),
  })
  const open = { account: withRun('2026-11-20', '2026-11-22'), coupon: null }
  expect(judgeReminder(checkIn, open, now)).toMatchObject({
    kind: 'say',
    values: { streakDays: '3', day: '2026年11月23日' },
  })
})

test('a coupon that was used, or has ended, is not spoken of', () => {
  const standing = (over: object) => ({ account, coupon: { ...(coupon as object), ...over } as never })
  const now = at('2026-11-29T10:00:00')
  expect(judgeReminder(ending, standing({}), now)).toMatchObject({
    kind: 'say',
    values: { coupon: '茶券', untilTime: '2026年11月30日 23:59' },
  })
  expect(judgeReminder(ending, standing({ status: 'redeemed' }), now)).toEqual({ kind: 'drop' })
  expect(judgeReminder(ending, standing({}), at('2026-12-01T10:00:00'))).toEqual({ kind: 'drop' })
})

test('points go on from one end to the next', () => {
  const now = at('2026-11-23T10:00:00')
  const lots = withLots(['2026-11', 5], ['2027-02', 9])
  expect(judgeReminder(points, { account: lots, coupon: null }, now)).toMatchObject({
    kind: 'say',
    values: { points: '5', untilDay: '2026年11月30日' },
    next: at('2027-02-21T10:00:00'),
  })
  const spent = { account: withLots(['2027-02', 9]), coupon: null }
  expect(judgeReminder(points, spent, now)).toEqual({ kind: 'later', dueAt: at('2027-02-21T10:00:00') })
  expect(judgeReminder(points, { account, coupon: null }, now)).toEqual({ kind: 'drop' })
})
