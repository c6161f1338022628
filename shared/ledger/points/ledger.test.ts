import { decideEntry } from './ledger'
import { availablePoints } from './points-state'
import {
  accepted,
  adjusting,
  aLedger,
  at,
  day,
  earning,
  frozen,
  inMarch,
  lot,
  MEMBER,
  posted,
  spending,
} from './testing/a-ledger'

describe('earning', () => {
  test('adds a lot that ends with the month so many months later, and logs the fact', () => {
    const { ledger, entry } = accepted(
      decideEntry(aLedger(), earning(50, { storeId: 'str_east', staffId: 'stf_1' }), inMarch),
    )
    expect(ledger.points).toEqual({ balance: 50, debt: 0, lots: [lot('2027-03', 50)] })
    expect(entry).toEqual({
      _id: 'purchase:pur_1',
      memberId: MEMBER,
      seq: 1,
      kind: 'earn',
      reason: 'purchase',
      sourceId: 'pur_1',
      points: { delta: 50, balanceAfter: 50, debtAfter: 0, lots: [lot('2027-03', 50)] },
      growth: null,
      storeId: 'str_east',
      staffId: 'stf_1',
      at: inMarch.now,
      reverses: null,
      note: null,
    })
  })

  test.each([
    ['a month later', 1, '2026-04'],
    ['over the end of the year', 10, '2027-01'],
    ['never', null, null],
  ])('ends %s by the rules', (_when, validMonths, endsMonth) => {
    const { ledger } = accepted(decideEntry(aLedger(), earning(5), { ...inMarch, validMonths }))
    expect(ledger.points.lots).toEqual([lot(endsMonth, 5)])
  })

  test('keeps one lot for each month, oldest first, and what never ends last', () => {
    const before = aLedger({ lots: [lot('2026-12', 1), lot('2027-03', 2), lot(null, 4)] })
    const { ledger } = accepted(decideEntry(before, earning(10), inMarch))
    expect(ledger.points.lots).toEqual([lot('2026-12', 1), lot('2027-03', 12), lot(null, 4)])
  })

  test('leaves behind what an account carried before and no ledger knows any more', () => {
    const ledger = aLedger({ lots: [lot(null, 4)] })
    const old = { ...ledger, points: { ...ledger.points, holds: [] } }
    expect(accepted(decideEntry(old, earning(1), inMarch)).ledger.points).not.toHaveProperty('holds')
  })

  test('repays debt first, and logs the full amount', () => {
    const { ledger, entry } = accepted(decideEntry(aLedger({ debt: 30 }), earning(50), inMarch))
    expect(ledger.points).toMatchObject({ balance: 20, debt: 0 })
    expect(entry.points).toEqual({ delta: 50, balanceAfter: 20, debtAfter: 0, lots: [lot('2027-03', 20)] })
  })

  test('repays what it can of a larger debt and leaves no lot', () => {
    const { ledger } = accepted(decideEntry(aLedger({ debt: 80 }), earning(50), inMarch))
    expect(ledger.points).toEqual({ balance: 0, debt: 30, lots: [] })
  })

  test('moves points and growth in one entry', () => {
    const { ledger, entry } = accepted(decideEntry(aLedger(), earning(5, { growth: 7 }), inMarch))
    expect(ledger.growth.months).toEqual([{ month: '2026-03', growth: 7 }])
    expect(entry.growth).toEqual({ delta: 7, months: [{ month: '2026-03', growth: 7 }] })
  })

  test('of a day in the past counts in that month, for the lot and for growth', () => {
    const fact = earning(5, { growth: 7, earnedDay: day('2025-12-31') })
    const { ledger } = accepted(decideEntry(aLedger(), fact, inMarch))
    expect(ledger.points.lots).toEqual([lot('2026-12', 5)])
    expect(ledger.growth.months).toEqual([{ month: '2025-12', growth: 7 }])
  })

  test('of a day in the future counts today', () => {
    const { ledger } = accepted(
      decideEntry(aLedger(), earning(5, { growth: 1, earnedDay: day('2031-01-01') }), inMarch),
    )
    expect(ledger.points.lots).toEqual([lot('2027-03', 5)])
  })

  test('the month of a lot is the shop’s, not the server’s', () => {
    const lastMoment = { now: at('2026-02-28', '23:59:59.999'), validMonths: 1 }
    const firstMoment = { now: at('2026-03-01', '00:00:00.000'), validMonths: 1 }
    expect(accepted(decideEntry(aLedger(), earning(1), lastMoment)).ledger.points.lots).toEqual([lot('2026-03', 1)])
    expect(accepted(decideEntry(aLedger(), earning(1), firstMoment)).ledger.points.lots).toEqual([lot('2026-04', 1)])
  })

  test('of nothing makes no entry', () => {
    expect(decideEntry(aLedger(), earning(0, { growth: 0 }), inMarch)).toEqual({ kind: 'nothing' })
  })

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e21])('of %p is a bug, not an entry', (points) => {
    expect(() => decideEntry(aLedger(), earning(points), inMarch)).toThrow('Invariant')
    expect(() => decideEntry(aLedger(), earning(0, { growth: points }), inMarch)).toThrow('Invariant')
    expect(() => decideEntry(aLedger({ lots: [lot(null, 10)] }), spending(points), inMarch)).toThrow('Invariant')
  })

  test('a hundred times one is a hundred, and every entry continues the one before', () => {
    const facts = Array.from({ length: 100 }, (_, index) => earning(1, { growth: 2, sourceId: `pur_${index}` }))
    const { ledger, entries } = posted(aLedger(), facts)
    expect(ledger.points.balance).toBe(100)
    expect(ledger.growth.months).toEqual([{ month: '2026-03', growth: 200 }])
    expect(entries.map((entry) => entry.points?.balanceAfter)).toEqual(facts.map((_, index) => index + 1))
    expect(entries.map((entry) => entry.seq)).toEqual(facts.map((_, index) => index + 1))
  })

  test('returns the ledger alone, so that an account passed in cannot bring stale fields back', () => {
    const account = { ...aLedger(), tier: { key: 'paper' }, updatedAt: 1 }
    const { ledger } = accepted(decideEntry(account, earning(5), inMarch))
    expect(Object.keys(ledger).sort()).toEqual(['_id', 'growth', 'points', 'seq'])
  })
})

describe('spending', () => {
  const rich = aLedger({ lots: [lot('2026-05', 10), lot('2026-09', 20), lot(null, 40)] })

  test('takes the oldest lot first and says which lots paid', () => {
    const { ledger, entry } = accepted(decideEntry(rich, spending(25), inMarch))
    expect(ledger.points).toMatchObject({ balance: 45, lots: [lot('2026-09', 5), lot(null, 40)] })
    expect(entry.points).toMatchObject({
      delta: -25,
      balanceAfter: 45,
      lots: [lot('2026-05', -10), lot('2026-09', -15)],
    })
  })

  test('takes what never ends last', () => {
    const { ledger } = accepted(decideEntry(rich, spending(31), inMarch))
    expect(ledger.points.lots).toEqual([lot(null, 39)])
  })

  test('is refused when points are short, says how many are missing, and changes nothing', () => {
    const before = frozen(rich)
    expect(decideEntry(before, spending(71), inMarch)).toEqual({
      kind: 'refused',
      reason: 'POINTS_SHORT',
      details: { missing: 1 },
    })
    expect(accepted(decideEntry(before, spending(70), inMarch)).ledger.points.balance).toBe(0)
  })

  test('a lot is good through 23:59:59.999 of its last day in Shanghai', () => {
    const before = aLedger({ lots: [lot('2026-02', 10)] })
    const lastMoment = { now: at('2026-02-28', '23:59:59.999'), validMonths: 12 }
    const firstMoment = { now: at('2026-03-01', '00:00:00.000'), validMonths: 12 }
    expect(accepted(decideEntry(before, spending(10), lastMoment)).ledger.points.balance).toBe(0)
    expect(decideEntry(before, spending(1), firstMoment)).toMatchObject({
      reason: 'POINTS_SHORT',
      details: { missing: 1 },
    })
  })

  test('passes over a lot that has ended although the job has not run yet', () => {
    const before = aLedger({ lots: [lot('2026-02', 10), lot('2026-05', 10)] })
    const { ledger } = accepted(decideEntry(before, spending(10), inMarch))
    expect(ledger.points.lots).toEqual([lot('2026-02', 10)])
    expect(availablePoints(ledger.points, inMarch.now)).toBe(0)
  })

  test('never gives growth', () => {
    const { ledger, entry } = accepted(decideEntry(rich, { ...spending(10), growth: 10 } as never, inMarch))
    expect(entry.growth).toBeNull()
    expect(ledger.growth.months).toEqual([])
  })

  test('of nothing makes no entry', () => {
    expect(decideEntry(rich, spending(0), inMarch)).toEqual({ kind: 'nothing' })
  })
})

describe('an adjustment', () => {
  test('adds points and growth, with its note', () => {
    const { ledger, entry } = accepted(decideEntry(aLedger({ debt: 5 }), adjusting(15, 3), inMarch))
    expect(ledger.points).toMatchObject({ balance: 10, debt: 0 })
    expect(entry).toMatchObject({
      kind: 'adjust',
      note: 'counted by hand',
      points: { delta: 15 },
      growth: { delta: 3 },
    })
  })

  test('takes points from the oldest lot', () => {
    const before = aLedger({ lots: [lot('2026-05', 10), lot('2026-09', 20)] })
    expect(accepted(decideEntry(before, adjusting(-12), inMarch)).ledger.points.lots).toEqual([lot('2026-09', 18)])
  })

  test('takes growth from the newest month', () => {
    const before = aLedger({ growth: { '2026-01': 10, '2026-02': 10 } })
    const { ledger, entry } = accepted(decideEntry(before, adjusting(0, -15), inMarch))
    expect(ledger.growth.months).toEqual([{ month: '2026-01', growth: 5 }])
    expect(entry.growth).toEqual({
      delta: -15,
      months: [
        { month: '2026-02', growth: -10 },
        { month: '2026-01', growth: -5 },
      ],
    })
    expect(entry.points).toBeNull()
  })

  test('below zero is refused', () => {
    const before = aLedger({ lots: [lot(null, 10)], growth: { '2026-01': 10 } })
    expect(decideEntry(before, adjusting(-11), inMarch)).toMatchObject({
      reason: 'POINTS_SHORT',
      details: { missing: 1 },
    })
    expect(decideEntry(before, adjusting(-1, -12), inMarch)).toMatchObject({
      reason: 'POINTS_SHORT',
      details: { missingGrowth: 2 },
    })
  })
})

describe('growth', () => {
  test('keeps the newest 24 months, the current one included', () => {
    const growth = { '2024-03': 1, '2024-04': 2, '2026-02': 4 }
    const { ledger } = accepted(decideEntry(aLedger({ growth }), earning(0, { growth: 8 }), inMarch))
    expect(ledger.growth.months.map(({ month }) => month)).toEqual(['2024-04', '2026-02', '2026-03'])
  })

  test('of a month that is no longer kept is logged and does not count', () => {
    const fact = earning(0, { growth: 8, earnedDay: day('1998-06-30') })
    const { ledger, entry } = accepted(decideEntry(aLedger(), fact, inMarch))
    expect(entry.growth).toEqual({ delta: 8, months: [{ month: '1998-06', growth: 8 }] })
    expect(ledger.growth.months).toEqual([])
  })
})
