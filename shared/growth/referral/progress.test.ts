import type { BusinessDay } from '#shared/kernel/business-day'
import { awaitsCheckIn, awaitsPhone, awaitsPurchase, awaitsReturn } from './pending'
import {
  ended,
  held,
  holding,
  REVIEW_DAYS_MAX,
  released,
  revived,
  rewardAtOf,
  withAct,
  withActChecked,
} from './progress'
import { aFact, aFreshBond, DAY_MS, NOW } from './testing/a-fresh-bond'

describe('an act', () => {
  test.each<[string, ReturnType<typeof aFact>, string]>([
    ['of the announced amount counts', aFact({}, 2_000), 'qualified'],
    ['below it does not', aFact({}, 1_999), 'bound'],
    [
      'of the day of joining counts, also where a file knows no hour',
      aFact({ at: NOW - 3 * 3_600_000, day: '2026-11-22' as BusinessDay }),
      'qualified',
    ],
    ['of the day before does not', aFact({ at: NOW - DAY_MS, day: '2026-11-21' as BusinessDay }), 'bound'],
    [
      'after the last instant does not',
      aFact({ at: aFreshBond().expiresAt + 1, day: '2026-12-23' as BusinessDay }),
      'bound',
    ],
    ['that was undone does not', aFact({}, 3_000, true), 'bound'],
    ['of another kind does not', aFact({ kind: 'phone', amountFen: null }), 'bound'],
  ])('%s', (_rule, told, state) => {
    expect(withAct(aFreshBond(), told, NOW).state).toBe(state)
  })

  test('in time counts for a bond that has just expired, and for none that was refused', () => {
    expect(withAct(ended(aFreshBond(), 'expired', 'not-in-time', NOW), aFact(), NOW)).toMatchObject({
      state: 'qualified',
      end: null,
    })
    const refused = ended(aFreshBond(), 'refused', 'staff', NOW)
    expect(withAct(refused, aFact(), NOW)).toBe(refused)
  })

  test('that is given back ends the bond; one that is undone gives the friend another try; a part that leaves enough changes nothing', () => {
    const waiting = holding({ ...withAct(aFreshBond(), aFact(), NOW) }, NOW)
    expect(withActChecked(waiting, aFact({}, 1_000), NOW)).toMatchObject({
      state: 'cancelled',
      end: { before: 'holding' },
    })
    expect(withActChecked(waiting, aFact({}, 0, true), NOW)).toMatchObject({
      state: 'bound',
      act: null,
      qualifiedAt: null,
    })
    expect(withActChecked(waiting, aFact({}, 2_000), NOW)).toBe(waiting)
    expect(withActChecked(waiting, aFact({ sourceId: 'p2' }, 0), NOW)).toBe(waiting)
  })

  test('is told by the till only where a bond waits for it', () => {
    const { kind, at, amountFen } = { kind: 'purchase' as const, at: NOW, amountFen: 2_000 }
    const pending = {
      bondId: 'b',
      needs: kind,
      minFen: 2_000,
      untilAt: NOW,
      points: 1,
      hasCoupon: false,
      rewardAt: null,
    }
    const referral = { pending, tallies: [] }
    const sale = { purchaseId: 'p', at, amountFen }
    expect(awaitsPurchase(sale, { referral })).toBe('b')
    expect(awaitsPurchase({ ...sale, amountFen: 1_999 }, { referral })).toBe(false)
    expect(awaitsPurchase({ ...sale, at: at + 1 }, { referral })).toBe(false)
    expect(awaitsCheckIn({ checkInId: 'c', at }, { referral })).toBe(false)
    expect(awaitsPurchase(sale, { referral: null })).toBe(false)
    expect(awaitsPurchase(sale, {})).toBe(false)
    expect(awaitsReturn({ purchaseId: 'p', amountFen: 1, isWhole: false }, { referral })).toBe('b')
    expect(awaitsPhone({ requestId: 'r' }, {})).toBe(false)
  })
})

test('a held bond waits thirty days for a person, and then is released with its day of reward kept', () => {
  const acted = withAct(aFreshBond(), aFact(), NOW)
  const waiting = held(acted, 'case', NOW)
  expect(waiting.dueAt).toBe(NOW + REVIEW_DAYS_MAX * DAY_MS)
  expect(released(waiting, NOW)).toMatchObject({ state: 'holding', isCleared: true, dueAt: rewardAtOf(acted) })
  expect(released(waiting, NOW + 20 * DAY_MS)).toMatchObject({ dueAt: NOW + 20 * DAY_MS })
})

test('an end that a merge had brought is taken back to where the bond stood', () => {
  const acted = holding(withAct(aFreshBond(), aFact(), NOW), NOW)
  expect(revived(ended(acted, 'refused', 'known-before', NOW), NOW)).toMatchObject({
    state: 'holding',
    end: null,
    dueAt: NOW,
  })
  expect(revived(ended(aFreshBond(), 'refused', 'same-person', NOW), NOW)).toMatchObject({
    state: 'bound',
    dueAt: aFreshBond().dueAt,
  })
  const open = aFreshBond()
  expect(revived(open, NOW)).toBe(open)
})
