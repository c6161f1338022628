import { type Interval, LIFT_KEYS, type LiftKey } from './lift'
import { isKeeping, nextActOf, worthOfCalls, worthOfJourney } from './next-act'

const around = (difference: number, mean = 0): Interval => ({
  difference,
  low: difference - 1,
  high: difference + 1,
  mean,
  holdoutMean: mean - difference,
  isAdjusted: false,
})
const lift = (over: Partial<Record<LiftKey, Interval>>) =>
  ({ ...Object.fromEntries(LIFT_KEYS.map((key) => [key, around(0)])), ...over }) as Record<LiftKey, Interval>

test('a coupon costs what it took from the goods, and the profit is of what was paid', () => {
  const worth = worthOfJourney(
    lift({ purchases: around(2), revenueFen: around(1_000), couponFen: around(300, 400) }),
    60,
  )
  // Paid 1,000 more and 300 off: goods of 1,300 cost 520, so 480 are left.
  expect(worth).toEqual({ more: { difference: 2, low: 1, high: 3 }, couponFen: 400, gainFen: 480 })
})

test('calls are worth the profit of what members paid more than those who were kept back', () => {
  const worth = worthOfCalls(
    { members: 50, cameBack: 30, spentFen: 100_000 },
    { members: 20, cameBack: 6, spentFen: 20_000 },
    { points: 30, low: 4, high: 50, isClear: true },
    50,
  )
  expect(worth).toEqual({ more: { difference: 30, low: 4, high: 50 }, couponFen: null, gainFen: 500 })
})

test('too few say nothing', () => {
  const none = { more: null, couponFen: null, gainFen: null }
  expect(worthOfJourney(null, 60)).toEqual(none)
  const few = { members: 3, cameBack: 1, spentFen: 1 }
  expect(worthOfCalls(few, few, null, 60)).toEqual(none)
})

describe('the next act', () => {
  const shown = (gainFen: number) => ({ more: { difference: 2, low: 1, high: 3 }, gainFen })

  test('is what brings most of that which has been shown to help', () => {
    expect(nextActOf([shown(100), shown(400), shown(300)])).toBe(1)
  })

  test('is nothing where an interval reaches zero, or where it costs more than it brings', () => {
    const unclear = { more: { difference: 2, low: 0, high: 4 }, gainFen: 900 }
    expect(nextActOf([unclear, shown(-5), { more: null, gainFen: null }])).toBeNull()
  })
})

test.each([
  ['shop', { kind: 'moment', moment: 'silent', days: 30 }, true],
  ['shop', { kind: 'segment', segmentId: 'seg_x', isForPresent: false }, true],
  ['shop', { kind: 'moment', moment: 'birthday', days: 0 }, false],
  ['shop', { kind: 'fact', fact: 'purchase.recorded' }, false],
  ['announced', { kind: 'moment', moment: 'silent', days: 30 }, false],
] as const)('a journey of kind %s that begins with %j keeps members: %s', (kind, trigger, expected) => {
  expect(isKeeping({ kind, trigger })).toBe(expected)
})
