import type { BusinessMonth } from '#shared/kernel/business-day'
import { newAccount } from '#shared/ledger/account/new-account'
import { carriedOn, couponReminder, giftReminder, judgeReminder, reminderFor } from './reminder'
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

describe('an occasion', () => {
  const before = aTemplate({ purpose: 'booking', sendAt: '18:00', daysBefore: 1 })
  const tasting = {
    ...{ _id: 'occ_1', title: '单丛品茶', startsAt: at('2026-11-28T14:00:00'), place: '二楼', storeName: '春熙路店' },
    ...({ status: 'planned', state: 'booked', calledOff: null } as const),
  }
  const standing = (over: object = {}, facts = {}) => ({
    ...{ account, coupon: null, facts },
    occasion: { ...tasting, ...over },
  })

  test('is said the evening before, of each person and occasion once', () => {
    expect(reminderFor(before, standing(), NOW)).toEqual({
      ...{ _id: 'reminder:booking:occ_1:mem_1', kind: 'reminder', memberId: 'mem_1' },
      ...{ dueAt: at('2026-11-27T18:00:00'), facts: { purpose: 'booking', occasionId: 'occ_1' } },
    })
    expect(reminderFor(before, standing({ state: 'waiting' }), NOW)).not.toBeNull()
    expect(judgeReminder(before, standing(), at('2026-11-27T18:00:00'))).toEqual({
      kind: 'say',
      values: {
        ...{ occasion: '单丛品茶', startsDay: '2026年11月28日', startsTime: '2026年11月28日 14:00' },
        ...{ store: '春熙路店', place: '二楼' },
      },
      inbox: { title: '活动快到了', body: '“单丛品茶”2026年11月28日 14:00 开始，春熙路店，二楼' },
      next: null,
    })
  })

  test.each([
    ['given back', { state: 'cancelled' }],
    ['still waiting', { state: 'waiting' }],
    ['called off', { status: 'calledOff' }],
    ['begun', { startsAt: at('2026-11-27T18:00:00') }],
  ])('%s: nothing is said', (_name, over) => {
    expect(judgeReminder(before, standing(over), at('2026-11-27T18:00:00'))).toEqual({ kind: 'drop' })
  })

  test('moved to a later day it is said before that day; a new place is said at once and stands in the inbox already', () => {
    const moved = standing({ startsAt: at('2026-12-05T10:00:00') })
    expect(judgeReminder(before, moved, NOW)).toEqual({ kind: 'later', dueAt: at('2026-12-04T18:00:00') })
    expect(judgeReminder(before, standing({}, { isNews: 1 }), NOW)).toMatchObject({ kind: 'say', inbox: null })
  })

  describe.each([
    ['moved', 'planned', '有改动：单丛品茶'],
    ['calledOff', 'calledOff', '已取消：单丛品茶'],
  ] as const)('%s', (kind, status, words) => {
    const changed = { status, news: { kind, version: 3, upTo: 9 } }
    const title = { key: 'thing1', text: '{occasion}', fallback: '你报名的活动' }
    const named = { ...before, fields: [title] }

    test.each(['booked', 'waiting'])('is said at once to whoever is %s, with the change before its title', (state) => {
      const verdict = judgeReminder(named, standing({ ...changed, state }, { version: 3 }), NOW)
      expect(verdict).toMatchObject({ kind: 'say', inbox: null, next: null, values: { occasion: words } })
    })

    test.each([
      ['it changed once more', {}, { version: 2 }],
      ['it was given back', { state: 'cancelled' }, { version: 3 }],
      ['it has begun', { startsAt: NOW }, { version: 3 }],
    ])('nothing is said when %s', (_when, over, facts) => {
      expect(judgeReminder(named, standing({ ...changed, ...over }, facts), NOW)).toEqual({ kind: 'drop' })
    })

    test('a template without the title may tell a new time, and never one that does not come', () => {
      const silent = { ...before, fields: [{ key: 'time2', text: '{startsTime}', fallback: '2026年1月1日 00:00' }] }
      const { kind: said } = judgeReminder(silent, standing(changed, { version: 3 }), NOW)
      expect(said).toBe(kind === 'moved' ? 'say' : 'drop')
    })
  })

  test('whose moment has passed, or that nobody has a place at, is not put down', () => {
    expect(reminderFor(before, standing(), at('2026-11-27T18:00:00'))).toBeNull()
    expect(reminderFor(before, standing({ state: 'cancelled' }), NOW)).toBeNull()
    expect(reminderFor(before, { account, coupon: null }, NOW)).toBeNull()
  })
})

test('a reply says when it was written, never what; a gift names the coupon and the day until which it can be used', () => {
  const facts = { feedbackId: 'fb_1', at: at('2026-11-22T09:05:00') }
  const reply = aTemplate({ purpose: 'reply' })
  expect(judgeReminder(reply, { account, coupon: null, facts }, NOW)).toEqual({
    kind: 'say',
    values: { answeredDay: '2026年11月22日', answeredTime: '2026年11月22日 09:05' },
    inbox: null,
    next: null,
  })
  const gift = aTemplate({ purpose: 'birthday-gift', sendAt: '10:00' })
  expect(judgeReminder(gift, { account, coupon }, NOW)).toMatchObject({
    values: { coupon: '茶券', untilDay: '2026年11月30日' },
    inbox: { title: '生日礼到了' },
  })
  expect(judgeReminder(gift, { account, coupon: null }, NOW)).toEqual({ kind: 'drop' })
  for (const template of [reply, gift]) expect(reminderFor(template, { account, coupon }, NOW)).toBeNull()
})

test('a gift is said at its hour of the day that it came, and at once where that has passed', () => {
  const quiet = { from: '21:00', until: '09:00' }
  const given = { memberId: 'mem_1', couponId: 'c1', untilAt: at('2026-11-30T23:59:59.999') }
  const dueAt = (hour: string, now: number) =>
    giftReminder(aTemplate({ purpose: 'birthday-gift', sendAt: hour }), given, { now, quiet })?.dueAt
  expect(dueAt('10:00', at('2026-11-22T09:05:00'))).toBe(at('2026-11-22T10:00:00'))
  expect(dueAt('09:00', at('2026-11-22T09:05:00'))).toBe(at('2026-11-22T09:05:00'))
  expect(dueAt('09:00', at('2026-11-30T23:00:00'))).toBeUndefined()
})

test('who carries on for a merged record is reminded once of each thing', () => {
  const work = (facts: object) => ({ _id: '', kind: 'reminder', memberId: 'mem_0', dueAt: 1, facts: facts as never })
  const idOf = (facts: object) => carriedOn(work(facts), 'mem_1')?._id
  expect(idOf({ purpose: 'check-in-next' })).toBe('reminder:check-in-next:mem_1')
  expect(idOf({ purpose: 'booking', occasionId: 'occ_1' })).toBe('reminder:booking:occ_1:mem_1')
  expect(idOf({ purpose: 'booking', occasionId: 'occ_1', isNews: 1 })).toBe('reminder:booking:occ_1:mem_1:news')
  expect(idOf({ purpose: 'reply', feedbackId: 'fb_1', at: 1 })).toBe('reminder:reply:fb_1:mem_1')
  expect(idOf({ purpose: 'coupon-ending', couponId: 'c1' })).toBeUndefined()
})
