import { rowsOf } from '#shared/kernel/testing/text-table'
import type { Entry } from './entry'
import { decideEntry, decideExpiry } from './ledger'
import { amountReversed, decideReversal, type Reversal, reversedBy, WHOLE } from './reversal'
import { accepted, adjusting, aLedger, at, earning, frozen, inMarch, lot, posted, spending } from './testing/a-ledger'
import { logged, readFacts, readLedger, written } from './testing/written'

const NONE = { points: 0, growth: 0 }
const refunding = (entry: Entry | undefined, rest: Partial<Reversal> = {}): Reversal => {
  if (!entry) throw new Error('There is no entry to reverse')
  return { entry, already: NONE, upTo: WHOLE, source: { reason: 'refund', sourceId: 'ref_1' }, ...rest }
}

describe('before · what happened · how much of the first is taken back · after · what is logged', () => {
  test.each(
    rowsOf(`
    # what                                 | before                      | facts                                     | back | after                       | logged
    # earned
    its own lot first                      | 2026-05:10                  | earn 50                                   | 1/1  | 2026-05:10                  | -50 (2027-03:-50)
    what is spent already becomes debt     |                             | earn 100, spend 60                        | 1/1  | debt:60                     | -100 (2027-03:-40)
    the oldest other lots before a debt    | 2027-02:70                  | earn 100 of 2026-01-20, spend 150, earn 5 | 1/1  | debt:75                     | -100 (2027-02:-20 2027-03:-5)
    growth from the month it was earned in | growth 2026-03:5            | earn 10 growth 10 of 2026-01-20           | 1/1  | growth 2026-03:5            | -10 (2027-01:-10) growth -10 (2026-01:-10)
    growth that an adjustment took is gone |                             | earn 10 growth 10, adjust 0 growth -4     | 1/1  |                             | -10 (2027-03:-10) growth -6 (2026-03:-6) gone 4
    a part, rounded up                     |                             | earn 10 growth 10                         | 1/3  | 2027-03:6 growth 2026-03:6  | -4 (2027-03:-4) growth -4 (2026-03:-4)
    # spent
    back to the lots that paid             | 2026-05:10 2026-09:20       | spend 25                                  | 1/1  | 2026-05:10 2026-09:20       | 25 (2026-05:10 2026-09:15)
    a part, as if less had been spent      | 2026-05:10 2026-09:20       | spend 25                                  | 2/5  | 2026-09:15                  | 10 (2026-09:10)
    # adjusted
    what was added is taken                |                             | adjust 10 growth 5                        | 1/1  |                             | -10 (2027-03:-10) growth -5 (2026-03:-5)
    what was taken is given back           | 2026-05:10 growth 2026-02:5 | adjust -10 growth -5                      | 1/1  | 2026-05:10 growth 2026-02:5 | 10 (2026-05:10) growth 5 (2026-02:5)
  `),
  )('%s: [%s] · %s · %s · [%s]', (_what, start = '', facts = '', back = '', end = '', log = '') => {
    const before = readLedger(start)
    const { ledger, entries } = posted(before, readFacts(facts))
    const [part = 0, whole = 0] = back.split('/').map(Number)
    const decision = decideReversal(frozen(ledger), refunding(entries[0], { upTo: { part, whole } }), inMarch)
    const { ledger: after, entry } = accepted(decision)
    expect([written(after), logged(decision)]).toEqual([end, log])
    expect(entry).toMatchObject({ _id: 'refund:ref_1', kind: 'reverse', reverses: entries[0]?._id, seq: after.seq })
    if (entry.points) {
      expect(entry.points).toMatchObject({ balanceAfter: after.points.balance, debtAfter: after.points.debt })
    }
    // The log shows the full amounts, so that they and the balance always agree.
    const sum = [...entries, entry].reduce((total, { points }) => total + (points?.delta ?? 0), before.points.balance)
    expect(sum).toBe(after.points.balance - after.points.debt)
  })

  test('an adjustment that was taken back can be spent', () => {
    const before = readLedger('2026-05:10 growth 2026-02:5')
    const down = posted(before, readFacts('adjust -10 growth -5'))
    const { ledger } = accepted(decideReversal(down.ledger, refunding(down.entries[0]), inMarch))
    expect(ledger).toEqual({ ...before, seq: 2 })
    expect(decideEntry(ledger, spending(10), inMarch).kind).toBe('accepted')
  })
})

describe('reversing what was earned', () => {
  test('the next earnings repay the debt', () => {
    const { ledger, entries } = posted(aLedger(), [earning(100), spending(60)])
    const { ledger: owing } = accepted(decideReversal(ledger, refunding(entries[0]), inMarch))
    const { ledger: after } = posted(owing, [earning(70, { sourceId: 'pur_2' })])
    expect(after.points).toMatchObject({ balance: 10, debt: 0 })
  })

  test('does not take from other lots that have ended: the expiry would have taken those anyway', () => {
    const { ledger, entries } = posted(aLedger({ lots: [lot('2026-03', 40)] }), [earning(100), spending(100)])
    const inApril = { now: at('2026-04-02'), validMonths: 12 }
    const ended = { ...ledger, points: { ...ledger.points, lots: [lot('2026-03', 40)], balance: 40 } }
    const { ledger: after } = accepted(decideReversal(ended, refunding(entries[0]), inApril))
    expect(after.points).toMatchObject({ balance: 40, debt: 100 })
  })
})

describe('reversing what was spent', () => {
  const { ledger: spent, entries } = posted(aLedger({ lots: [lot('2026-05', 10), lot('2026-09', 20)] }), [spending(25)])

  test('part after part fills every lot and month as it was', () => {
    const before = aLedger({ lots: [lot('2026-05', 10), lot('2026-09', 20)], growth: { '2026-01': 10, '2026-02': 10 } })
    const { ledger, entries: down } = posted(before, [adjusting(-25, -15)])
    const half = accepted(decideReversal(ledger, refunding(down[0], { upTo: { part: 1, whole: 2 } }), inMarch))
    const rest = refunding(down[0], {
      already: reversedBy([half.entry]),
      source: { reason: 'refund', sourceId: 'ref_2' },
    })
    expect(accepted(decideReversal(half.ledger, rest, inMarch)).ledger).toEqual({ ...before, seq: 3 })
  })

  test('repays debt first', () => {
    const owing = { ...spent, points: { balance: 0, debt: 5, lots: [] } }
    const { ledger: after } = accepted(decideReversal(owing, refunding(entries[0]), inMarch))
    expect(after.points).toMatchObject({ balance: 20, debt: 0 })
  })

  test('to a lot that has ended meanwhile leaves it to the next expiry', () => {
    const inJune = { now: at('2026-06-10'), validMonths: 12 }
    const { ledger: after } = accepted(decideReversal(spent, refunding(entries[0]), inJune))
    const expiry = decideExpiry(after, inJune.now)
    expect(expiry).toMatchObject({ ledger: { points: { balance: 20 } }, entries: [{ points: { delta: -10 } }] })
  })
})

describe('reversing in parts', () => {
  const { ledger: start, entries } = posted(aLedger(), [earning(10, { growth: 10 })])

  test('takes the full amount in the end, rounded against whoever returns goods piece by piece', () => {
    let ledger = start
    const reversals: Entry[] = []
    for (const part of [1, 2, 3]) {
      const source = { reason: 'refund', sourceId: `ref_${part}` } as const
      const reversal = refunding(entries[0], { already: reversedBy(reversals), upTo: { part, whole: 3 }, source })
      const next = accepted(decideReversal(ledger, reversal, inMarch))
      ledger = next.ledger
      reversals.push(next.entry)
    }
    expect(reversals.map((entry) => entry.points?.delta)).toEqual([-4, -3, -3])
    expect(reversals.map((entry) => entry.growth?.delta)).toEqual([-4, -3, -3])
    expect(ledger.points).toMatchObject({ balance: 0, debt: 0 })
    const again = refunding(entries[0], { already: reversedBy(reversals), source: { reason: 'refund', sourceId: 'x' } })
    expect(decideReversal(ledger, again, inMarch)).toEqual({ kind: 'refused', reason: 'ENTRY_ALREADY_REVERSED' })
  })

  test('the same part a second time changes nothing', () => {
    const reversal = refunding(entries[0], { upTo: { part: 1, whole: 3 } })
    const first = accepted(decideReversal(start, reversal, inMarch))
    const again = { ...reversal, already: reversedBy([first.entry]) }
    expect(decideReversal(first.ledger, again, inMarch)).toEqual({ kind: 'nothing' })
  })

  test.each([
    // delta, part, whole, reversed in all
    [100, 0, 3, 0],
    [100, 1, 3, 34],
    [100, 2, 3, 67],
    [100, 3, 3, 100],
    [1, 1, 1000, 1],
    [-100, 1, 3, 33],
    [-100, 2, 3, 66],
    [-100, 3, 3, 100],
    [-1, 999, 1000, 0],
  ])('of %p, %p of %p is %p', (delta, part, whole, reversed) => {
    expect(amountReversed(delta, { part, whole })).toBe(reversed)
  })
})

describe('a reversal is refused', () => {
  test('for an entry that is reversed already', () => {
    const { ledger, entries } = posted(aLedger(), [earning(10)])
    const again = refunding(entries[0], { already: { points: 10, growth: 0 } })
    expect(decideReversal(frozen(ledger), again, inMarch)).toMatchObject({ reason: 'ENTRY_ALREADY_REVERSED' })
  })

  test('for a reversal and for an expiry', () => {
    const { ledger, entries } = posted(aLedger(), [earning(10)])
    const reversal = accepted(decideReversal(ledger, refunding(entries[0]), inMarch))
    expect(decideReversal(reversal.ledger, refunding(reversal.entry), inMarch)).toMatchObject({
      reason: 'ENTRY_NOT_REVERSIBLE',
    })
    const expiry = decideExpiry(aLedger({ lots: [lot('2026-02', 10)] }), inMarch.now)
    if (expiry.kind !== 'accepted') throw new Error(expiry.kind)
    expect(decideReversal(expiry.ledger, refunding(expiry.entries[0]), inMarch)).toMatchObject({
      reason: 'ENTRY_NOT_REVERSIBLE',
    })
  })

  test('as a bug, for the entry of another member', () => {
    const { ledger, entries } = posted(aLedger(), [earning(10)])
    expect(() => decideReversal({ ...ledger, _id: 'mem_other' }, refunding(entries[0]), inMarch)).toThrow('Invariant')
  })
})

test('used points that are given back come back once', () => {
  const { ledger, entries } = posted(aLedger({ lots: [lot(null, 10)] }), [spending(10)])
  const first = accepted(decideReversal(ledger, refunding(entries[0]), inMarch))
  const again = refunding(entries[0], { already: reversedBy([first.entry]) })
  expect(decideReversal(first.ledger, again, inMarch)).toMatchObject({ reason: 'ENTRY_ALREADY_REVERSED' })
})
