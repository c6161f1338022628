import { auditLedger, auditState, auditSums, expectedSum, type FindingRule } from './audit'
import type { Entry, Ledger } from './entry'
import { decideCapture, decideHold, decideRelease, HOLDS_MAX } from './hold'
import { decideReversal, WHOLE } from './reversal'
import { accepted, aLedger, earning, frozen, inMarch, lot, posted, spending } from './testing/a-ledger'

const { now } = inMarch

const { ledger, entries } = frozen(
  posted(aLedger(), [earning(100, { growth: 9 }), spending(30), earning(20, { sourceId: 'pur_2' })]),
)

const rulesBroken = (changed: Ledger, log: readonly Entry[] = entries): FindingRule[] => [
  ...new Set(auditLedger(changed, log).map(({ rule }) => rule)),
]

const edited = (index: number, edit: (entry: Entry) => Entry) =>
  entries.map((entry, position) => (position === index ? edit(entry) : entry))

test('a sound ledger has no findings', () => {
  expect(auditLedger(ledger, entries)).toEqual([])
  expect(auditSums(ledger, { entryCount: 3, pointsSum: 90 })).toEqual([])
})

test('a hold, its release and its capture leave a sound ledger', () => {
  const holding = decideHold(ledger, { holdId: 'h1', points: 40, untilAt: now }, now)
  const other =
    holding.kind === 'accepted' && decideHold(holding.ledger, { holdId: 'h2', points: 5, untilAt: now }, now)
  const released = other && other.kind === 'accepted' && decideRelease(other.ledger, 'h2', now)
  if (!released) throw new Error('The holds were not made')
  if (released.kind !== 'accepted') throw new Error('The holds were not made')
  expect(auditLedger(released.ledger, entries)).toEqual([])
  expect(expectedSum(released.ledger)).toBe(90)
  const captured = accepted(decideCapture(released.ledger, 'h1', { reason: 'exchange', sourceId: 'exc_9' }, now))
  expect(auditLedger(captured.ledger, [...entries, captured.entry])).toEqual([])
})

test('points that came back from a hold into a debt are no drift', () => {
  const earned = posted(aLedger(), [earning(50)])
  const holding = decideHold(earned.ledger, { holdId: 'h1', points: 40, untilAt: now }, now)
  const [entry] = earned.entries
  if (holding.kind !== 'accepted' || !entry) throw new Error('The hold was not made')
  const source = { reason: 'refund', sourceId: 'ref_1' } as const
  const reversal = { entry, already: { points: 0, growth: 0 }, upTo: WHOLE, source }
  const owing = accepted(decideReversal(holding.ledger, reversal, inMarch))
  const released = decideRelease(owing.ledger, 'h1', now)
  if (released.kind !== 'accepted') throw new Error(released.kind)
  expect(released.ledger.points).toMatchObject({ balance: 0, debt: 0 })
  expect(auditLedger(released.ledger, [entry, owing.entry])).toEqual([])
})

describe('field 50: the audit sees', () => {
  test('a balance that is not the sum of its lots', () => {
    const changed = { ...ledger, points: { ...ledger.points, balance: 91 } }
    expect(rulesBroken(changed)).toContain('balance-is-sum-of-lots')
    expect(auditState(changed)).toEqual([
      { memberId: ledger._id, rule: 'balance-is-sum-of-lots', expected: 90, found: 91, entryId: null },
    ])
  })

  test('points without an entry', () => {
    const changed = { ...ledger, points: { ...ledger.points, balance: 95, lots: [lot('2027-03', 95)] } }
    expect(rulesBroken(changed)).toEqual(['entries-add-up-to-points', 'entries-add-up-to-lots'])
    expect(auditSums(changed, { entryCount: 3, pointsSum: 90 })).toMatchObject([{ expected: 90, found: 95 }])
  })

  test('points moved from one lot to another', () => {
    const changed = { ...ledger, points: { ...ledger.points, lots: [lot('2027-03', 80), lot('2027-09', 10)] } }
    expect(rulesBroken(changed)).toEqual(['entries-add-up-to-lots'])
  })

  test('a debt that nobody made', () => {
    expect(rulesBroken({ ...ledger, points: { ...ledger.points, debt: 1 } })).toContain('entries-add-up-to-points')
  })

  test('an entry that is missing', () => {
    const rest = entries.filter((_entry, index) => index !== 1)
    expect(rulesBroken(ledger, rest)).toEqual(
      expect.arrayContaining(['entries-without-gap', 'entries-add-up-to-points']),
    )
    expect(auditSums(ledger, { entryCount: 2, pointsSum: 120 })).toHaveLength(2)
  })

  test('an entry that was edited', () => {
    const edits = edited(1, (entry) => ({ ...entry, points: entry.points && { ...entry.points, delta: -20 } }))
    expect(rulesBroken(ledger, edits)).toEqual(expect.arrayContaining(['entry-adds-up', 'entries-add-up-to-points']))
  })

  test('a balance that the entries before do not explain', () => {
    const edits = edited(1, (entry) => ({ ...entry, points: entry.points && { ...entry.points, balanceAfter: 71 } }))
    expect(rulesBroken(ledger, edits)).toEqual(['entry-adds-up'])
  })

  test.each<[FindingRule, (entry: Entry) => Entry]>([
    ['entry-id-from-fact', (entry) => ({ ...entry, sourceId: 'pur_other' })],
    ['entry-of-member', (entry) => ({ ...entry, memberId: 'mem_other' })],
    ['entry-not-empty', (entry) => ({ ...entry, points: null, growth: null })],
    ['entry-adds-up', (entry) => ({ ...entry, growth: { delta: 10, months: entry.growth?.months ?? [] } })],
    ['entries-without-gap', (entry) => ({ ...entry, seq: 7 })],
  ])('an entry that breaks %s', (rule, edit) => {
    expect(rulesBroken(ledger, edited(0, edit))).toContain(rule)
  })

  test('growth without an entry, and growth that is gone', () => {
    const changed = { ...ledger, growth: { months: [{ month: '2026-02', growth: 9 }] as Ledger['growth']['months'] } }
    expect(auditLedger(changed, entries)).toMatchObject([
      { rule: 'entries-add-up-to-growth', expected: 9, found: 0 },
      { rule: 'entries-add-up-to-growth', expected: 0, found: 9 },
    ])
  })

  test.each<[FindingRule, Ledger['points']['lots']]>([
    ['lots-are-in-order', [lot('2027-04', 45), lot('2027-03', 45)]],
    ['lots-are-in-order', [lot('2027-03', 45), lot('2027-03', 45)]],
    ['amounts-are-whole', [lot('2027-03', 89.5), lot('2027-04', 0.5)]],
    ['amounts-are-whole', [lot('2027-03', 100), lot('2027-04', -10)]],
  ])('lots that break %s', (rule, lots) => {
    expect(rulesBroken({ ...ledger, points: { ...ledger.points, lots } })).toContain(rule)
  })

  test('more that ended than entries say', () => {
    const expired = [lot('2026-01', 5)]
    expect(rulesBroken({ ...ledger, points: { ...ledger.points, expired } })).toEqual(['entries-add-up-to-expired'])
  })

  test('two holds under one id', () => {
    const hold = { _id: 'h1', lots: [lot('2027-03', 1)], untilAt: now }
    expect(rulesBroken({ ...ledger, points: { ...ledger.points, holds: [hold, hold] } })).toContain('holds-are-few')
  })

  test('more holds than there may be', () => {
    const holds = Array.from({ length: HOLDS_MAX + 1 }, (_, index) => ({ _id: `h${index}`, lots: [], untilAt: now }))
    expect(rulesBroken({ ...ledger, points: { ...ledger.points, holds } })).toEqual(['holds-are-few'])
  })
})

test('growth of months that are no longer kept is not missed', () => {
  const old = posted(aLedger(), [earning(0, { growth: 8, sourceId: 'pur_1' })])
  const later = { now: Date.UTC(2029, 0, 15), validMonths: 12 }
  const { ledger: after, entries: more } = posted(old.ledger, [earning(0, { growth: 1, sourceId: 'pur_2' })], later)
  expect(after.growth.months).toHaveLength(1)
  expect(auditLedger(after, [...old.entries, ...more])).toEqual([])
})
