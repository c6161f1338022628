import { rowsOf } from '#shared/kernel/testing/text-table'
import { decideEntry } from './ledger'
import { availablePoints } from './points-state'
import {
  accepted,
  adjusting,
  aLedger,
  at,
  earning,
  frozen,
  inMarch,
  lot,
  MEMBER,
  posted,
  spending,
} from './testing/a-ledger'
import { logged, readFact, readLedger, written } from './testing/written'

describe('before · fact · after · what is logged', () => {
  test.each(
    rowsOf(`
    # what                                             | before                               | fact                          | after                                | logged
    # earning
    a lot ends twelve months later                     |                                      | earn 50                       | 2027-03:50                           | 50 (2027-03:50)
    one lot a month, what never ends last              | 2026-12:1 2027-03:2 never:4          | earn 10                       | 2026-12:1 2027-03:12 never:4         | 10 (2027-03:10)
    debt is repaid first, the full amount logged       | debt:30                              | earn 50                       | 2027-03:20                           | 50 (2027-03:20)
    a larger debt leaves no lot                        | debt:80                              | earn 50                       | debt:30                              | 50 ()
    points and growth are one entry                    |                                      | earn 5 growth 7               | 2027-03:5 growth 2026-03:7           | 5 (2027-03:5) growth 7 (2026-03:7)
    a day of the past has its own month                |                                      | earn 5 growth 7 of 2025-12-31 | 2026-12:5 growth 2025-12:7           | 5 (2026-12:5) growth 7 (2025-12:7)
    a day to come counts today                         |                                      | earn 5 growth 1 of 2031-01-01 | 2027-03:5 growth 2026-03:1           | 5 (2027-03:5) growth 1 (2026-03:1)
    nothing is no entry                                |                                      | earn 0 growth 0               |                                      | nothing
    # spending
    the oldest lot pays first                          | 2026-05:10 2026-09:20 never:40       | spend 25                      | 2026-09:5 never:40                   | -25 (2026-05:-10 2026-09:-15)
    what never ends pays last                          | 2026-05:10 2026-09:20 never:40       | spend 31                      | never:39                             | -31 (2026-05:-10 2026-09:-20 never:-1)
    all that is there                                  | 2026-05:10 2026-09:20 never:40       | spend 70                      |                                      | -70 (2026-05:-10 2026-09:-20 never:-40)
    one more than is there                             | 2026-05:10 2026-09:20 never:40       | spend 71                      | 2026-05:10 2026-09:20 never:40       | POINTS_SHORT missing:1
    a lot that has ended is passed over                | 2026-02:10 2026-05:10                | spend 10                      | 2026-02:10                           | -10 (2026-05:-10)
    nothing is no entry                                | 2026-05:10 2026-09:20 never:40       | spend 0                       | 2026-05:10 2026-09:20 never:40       | nothing
    # adjustments
    up, debt first                                     | debt:5                               | adjust 15 growth 3            | 2027-03:10 growth 2026-03:3          | 15 (2027-03:10) growth 3 (2026-03:3)
    points down, oldest lot first                      | 2026-05:10 2026-09:20                | adjust -12                    | 2026-09:18                           | -12 (2026-05:-10 2026-09:-2)
    growth down, newest month first                    | growth 2026-01:10 2026-02:10         | adjust 0 growth -15           | growth 2026-01:5                     | growth -15 (2026-02:-10 2026-01:-5)
    points below zero                                  | never:10 growth 2026-01:10           | adjust -11                    | never:10 growth 2026-01:10           | POINTS_SHORT missing:1
    up to the most that a member can have              | never:10                             | adjust 999999990              | 2027-03:999999990 never:10           | 999999990 (2027-03:999999990)
    one more than that                                 | never:10                             | adjust 999999991              | never:10                             | POINTS_FULL most:1000000000
    earned above it                                    | never:999999999                      | earn 2 growth 1               | never:999999999                      | POINTS_FULL most:1000000000
    down from above it, as an older release left it    | never:1000000010                     | adjust -5                     | never:1000000005                     | -5 (never:-5)
    growth below zero                                  | never:10 growth 2026-01:10           | adjust -1 growth -12          | never:10 growth 2026-01:10           | POINTS_SHORT missingGrowth:2
    # growth
    the newest 24 months are kept                      | growth 2024-03:1 2024-04:2 2026-02:4 | earn 0 growth 8               | growth 2024-04:2 2026-02:4 2026-03:8 | growth 8 (2026-03:8)
    of a month that is kept no more it is logged alone |                                      | earn 0 growth 8 of 1998-06-30 |                                      | growth 8 (1998-06:8)
  `),
  )('%s: [%s] · %s · [%s]', (_what, before = '', fact = '', after = '', log = '') => {
    const ledger = frozen(readLedger(before))
    const moved = readFact(fact)
    const decision = decideEntry(ledger, moved, inMarch)
    expect(logged(decision)).toBe(log)
    const next = decision.kind === 'accepted' ? decision.ledger : ledger
    expect(written(next)).toBe(after)
    expect(next.points.balance).toBe(next.points.lots.reduce((sum, { points }) => sum + points, 0))
    if (decision.kind !== 'accepted') return
    expect(decision.entry).toMatchObject({ kind: moved.kind, seq: ledger.seq + 1 })
    if (decision.entry.points === null) return
    const { balanceAfter, debtAfter } = decision.entry.points
    expect([balanceAfter, debtAfter]).toEqual([next.points.balance, next.points.debt])
  })
})

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

  test('leaves behind what an account carried before and no ledger knows any more', () => {
    const ledger = aLedger({ lots: [lot(null, 4)] })
    const old = { ...ledger, points: { ...ledger.points, holds: [] } }
    expect(accepted(decideEntry(old, earning(1), inMarch)).ledger.points).not.toHaveProperty('holds')
  })

  test('the month of a lot is the shop’s, not the server’s', () => {
    const lastMoment = { now: at('2026-02-28', '23:59:59.999'), validMonths: 1 }
    const firstMoment = { now: at('2026-03-01', '00:00:00.000'), validMonths: 1 }
    expect(accepted(decideEntry(aLedger(), earning(1), lastMoment)).ledger.points.lots).toEqual([lot('2026-03', 1)])
    expect(accepted(decideEntry(aLedger(), earning(1), firstMoment)).ledger.points.lots).toEqual([lot('2026-04', 1)])
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
    const { ledger, entry } = accepted(
      decideEntry(readLedger('2026-05:10 2026-09:20 never:40'), { ...spending(10), growth: 10 } as never, inMarch),
    )
    expect(entry.growth).toBeNull()
    expect(ledger.growth.months).toEqual([])
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
})
