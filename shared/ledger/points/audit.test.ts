import { auditLedger, auditState, auditSums, expectedSum, type FindingRule } from './audit'
import type { Entry, Ledger } from './entry'
import { aLedger, earning, frozen, lot, posted, spending } from './testing/a-ledger'

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
  expect(expectedSum(ledger)).toBe(90)
  expect(auditSums(ledger, { entryCount: 3, pointsSum: 90 })).toEqual([])
})

describe('the audit sees', () => {
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

  test.each([71, 69])('a balance of %p that the entries before do not explain', (balanceAfter) => {
    const edits = edited(1, (entry) => ({ ...entry, points: entry.points && { ...entry.points, balanceAfter } }))
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
})

test('growth of months that are no longer kept is not missed', () => {
  const old = posted(aLedger(), [earning(0, { growth: 8, sourceId: 'pur_1' })])
  const later = { now: Date.UTC(2029, 0, 15), validMonths: 12 }
  const { ledger: after, entries: more } = posted(old.ledger, [earning(0, { growth: 1, sourceId: 'pur_2' })], later)
  expect(after.growth.months).toHaveLength(1)
  expect(auditLedger(after, [...old.entries, ...more])).toEqual([])
})
