import { decideExpiry, hasEndedPoints } from './ledger'
import { availablePoints, endingSoon } from './points-state'
import { aLedger, at, earning, inMarch, lot, MEMBER, posted, spending } from './testing/a-ledger'

describe('expiry', () => {
  const before = aLedger({ lots: [lot('2026-01', 5), lot('2026-02', 10), lot('2026-03', 20), lot(null, 40)] })

  test('takes every lot that has ended, one entry for each month', () => {
    const decision = decideExpiry(before, inMarch.now)
    if (decision.kind !== 'accepted') throw new Error(decision.kind)
    expect(decision.entries.map(({ _id, kind, points }) => [_id, kind, points?.delta, points?.balanceAfter])).toEqual([
      [`expiry:${MEMBER}:2026-01:1`, 'expire', -5, 70],
      [`expiry:${MEMBER}:2026-02:2`, 'expire', -10, 60],
    ])
    expect(decision.ledger).toMatchObject({
      seq: 2,
      points: { balance: 60, lots: [lot('2026-03', 20), lot(null, 40)] },
    })
  })

  test('finds nothing the second time', () => {
    const first = decideExpiry(before, inMarch.now)
    if (first.kind !== 'accepted') throw new Error(first.kind)
    expect(decideExpiry(first.ledger, inMarch.now)).toEqual({ kind: 'nothing' })
  })

  test.each([
    ['2026-03-31', '23:59:59.999', false],
    ['2026-04-01', '00:00:00.000', true],
    ['2026-04-01', '07:59:59.999', true],
  ])('a lot of March has ended at %s %s: %p', (dayText, time, hasEnded) => {
    const march = aLedger({ lots: [lot('2026-03', 20)] })
    expect(hasEndedPoints(march.points, at(dayText, time))).toBe(hasEnded)
    expect(decideExpiry(march, at(dayText, time)).kind).toBe(hasEnded ? 'accepted' : 'nothing')
    expect(availablePoints(march.points, at(dayText, time))).toBe(hasEnded ? 0 : 20)
  })

  test.each(['2028-02-29', '2026-02-28', '2026-04-30', '2026-12-31'])(
    'points end with the last day of the month, %s, however long the month is',
    (lastDay) => {
      const points = aLedger({ lots: [lot(lastDay.slice(0, 7), 1)] }).points
      expect(availablePoints(points, at(lastDay, '23:59:59.999'))).toBe(1)
      expect(availablePoints(points, at(lastDay, '23:59:59.999') + 1)).toBe(0)
      expect(endingSoon(points, at(lastDay), 0)).toEqual([{ endsDay: lastDay, points: 1 }])
    },
  )

  test('what was spent is not expired again: the balance does not collapse', () => {
    const earned = posted(aLedger(), [earning(100)], { now: at('2026-01-10'), validMonths: 2 })
    const later = posted(earned.ledger, [earning(50, { sourceId: 'pur_2' })], { now: at('2026-02-10'), validMonths: 2 })
    const spent = posted(later.ledger, [spending(90)], { now: at('2026-03-10'), validMonths: 2 })
    const decision = decideExpiry(spent.ledger, at('2026-04-01'))
    if (decision.kind !== 'accepted') throw new Error(decision.kind)
    expect(decision.entries.map((entry) => entry.points?.delta)).toEqual([-10])
    expect(decision.ledger.points.balance).toBe(50)
  })

  test('leaves debt and growth alone', () => {
    const owing = { ...aLedger({ lots: [lot('2026-02', 10)], debt: 7, growth: { '2026-01': 3 } }) }
    const decision = decideExpiry(owing, inMarch.now)
    expect(decision).toMatchObject({ ledger: { points: { debt: 7, balance: 0 }, growth: owing.growth } })
  })
})

describe('what is shown', () => {
  const { points } = aLedger({ lots: [lot('2026-02', 1), lot('2026-03', 2), lot('2026-04', 4), lot(null, 8)] })

  test('counts as available all that has not ended', () => {
    expect(availablePoints(points, inMarch.now)).toBe(14)
  })

  test('names what ends soon by its last day, and leaves out what has ended or never ends', () => {
    expect(endingSoon(points, inMarch.now, 16)).toEqual([{ endsDay: '2026-03-31', points: 2 }])
    expect(endingSoon(points, inMarch.now, 15)).toEqual([])
    expect(endingSoon(points, inMarch.now, 365)).toHaveLength(2)
  })
})
