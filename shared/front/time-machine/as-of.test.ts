import type { BusinessDay } from '#shared/kernel/business-day'
import type { Entry } from '#shared/ledger/points/entry'
import { tierAsOf } from '#shared/ledger/tier/as-of'
import { defaultTierRules } from '#shared/ledger/tier/rules'
import { couponsAsOf, ledgerAsOf, segmentsAsOf } from './as-of'

const day = (text: string) => text as BusinessDay

test('points are what the entries up to that moment make', () => {
  const lots = (points: number) => [{ endsMonth: '2027-11', points }]
  const entry = (at: number, delta: number, debtAfter = 0) =>
    ({ at, points: { delta, debtAfter, lots: lots(delta) }, growth: null }) as unknown as Entry
  const entries = [entry(1, 30), entry(2, -10), entry(3, 50, 0)]
  expect([1, 2, 3].map((at) => ledgerAsOf(entries, at).points.balance)).toEqual([30, 20, 70])
  expect(ledgerAsOf(entries, 0)).toMatchObject({ points: { balance: 0, debt: 0 }, entries: 0 })
})

test('a coupon has the state of that moment, and is expired when its last day was over', () => {
  const coupon = { _id: 'c', issuedAt: 10, untilAt: 100 }
  const events = [
    { couponId: 'c', seq: 2, statusAfter: 'redeemed' as const, at: 50 },
    { couponId: 'c', seq: 3, statusAfter: 'available' as const, at: 60 },
  ]
  const at = (instant: number) => couponsAsOf([coupon], events, instant).map(({ status }) => status)
  expect([at(9), at(10), at(50), at(60), at(101)]).toEqual([
    [],
    ['available'],
    ['redeemed'],
    ['available'],
    ['expired'],
  ])
})

test('segments are today’s with every later change taken back', () => {
  const changes = [
    { segmentId: 'seg_a', kind: 'entered' as const, day: day('2026-11-20') },
    { segmentId: 'seg_b', kind: 'left' as const, day: day('2026-11-10') },
  ]
  expect(segmentsAsOf(['seg_a'], changes, day('2026-11-21'))).toEqual(['seg_a'])
  expect(segmentsAsOf(['seg_a'], changes, day('2026-11-15'))).toEqual([])
  expect(segmentsAsOf(['seg_a'], changes, day('2026-11-01'))).toEqual(['seg_b'])
})

test('a tier is the one that growth had made by then, and is lost when its validity ends', () => {
  const growth = { months: [{ month: '2026-03' as never, growth: 350 }] }
  const keyOn = (text: string) => tierAsOf(day('2026-01-05'), growth, day(text), defaultTierRules).key
  expect([keyOn('2026-02-28'), keyOn('2026-04-01'), keyOn('2027-05-01')]).toEqual(['paper', 'jade', 'paper'])
})
