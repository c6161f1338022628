import type { BusinessMonth } from '#shared/kernel/business-day'
import type { PointsLot } from '#shared/ledger/account/account'
import { type Entry, entryId, type Ledger } from './entry'
import { oldestKeptMonth } from './growth'
import { changeLots, negated, sumOfLots } from './lots'

/** Something that must never be: reported to a person, never repaired silently. */
export interface Finding {
  memberId: string
  rule: FindingRule
  expected: number | string
  found: number | string
  entryId: string | null
}

export type FindingRule =
  | 'balance-is-sum-of-lots'
  | 'amounts-are-whole'
  | 'lots-are-in-order'
  | 'months-are-in-order'
  | 'entries-without-gap'
  | 'entry-id-from-fact'
  | 'entry-of-member'
  | 'entry-not-empty'
  | 'entry-adds-up'
  | 'entries-add-up-to-points'
  | 'entries-add-up-to-lots'
  | 'entries-add-up-to-expired'
  | 'entries-add-up-to-growth'

/** What the deltas of all entries must add up to. */
export function expectedSum({ points }: Pick<Ledger, 'points'>): number {
  return points.balance - points.debt
}

/** The cheap form of the audit, from a count and a sum that the database made. */
export function auditSums(ledger: Ledger, sums: { entryCount: number; pointsSum: number }): Finding[] {
  const check = checker(ledger._id)
  check('entries-without-gap', ledger.seq, sums.entryCount)
  check('entries-add-up-to-points', sums.pointsSum, expectedSum(ledger))
  return [...check.findings, ...auditState(ledger)]
}

/** The whole audit: every entry of the member, in the order of `seq`. */
export function auditLedger(ledger: Ledger, entries: readonly Entry[]): Finding[] {
  const pointsSum = entries.reduce((sum, entry) => sum + (entry.points?.delta ?? 0), 0)
  return [
    ...auditSums(ledger, { entryCount: entries.length, pointsSum }),
    ...auditChain(ledger._id, entries),
    ...auditLots(ledger, entries),
    ...auditGrowth(ledger, entries),
  ]
}

/** What can be seen on the account alone. */
export function auditState({ _id, points, growth }: Ledger): Finding[] {
  const check = checker(_id)
  const amounts = [...points.lots.map((lot) => lot.points), ...growth.months.map((month) => month.growth)]
  check('balance-is-sum-of-lots', sumOfLots(points.lots), points.balance)
  check('amounts-are-whole', 0, amounts.filter((amount) => !Number.isSafeInteger(amount) || amount <= 0).length)
  check('amounts-are-whole', true, Number.isSafeInteger(points.debt) && points.debt >= 0)
  check('lots-are-in-order', lotText(changeLots([], points.lots)), lotText(points.lots))
  const months = growth.months.map(({ month }) => month)
  check('months-are-in-order', [...new Set(months)].sort().join(), months.join())
  return check.findings
}

function auditChain(memberId: string, entries: readonly Entry[]): Finding[] {
  const check = checker(memberId)
  let sum = 0
  let debt = 0
  for (const [index, entry] of entries.entries()) {
    const { points, growth } = entry
    check('entries-without-gap', index + 1, entry.seq, entry)
    check('entry-id-from-fact', entryId(entry), entry._id, entry)
    check('entry-of-member', memberId, entry.memberId, entry)
    const isEmpty = !points?.delta && !growth?.delta && !points?.lots.length && !points?.gone && !growth?.gone
    check('entry-not-empty', false, isEmpty && !entry.cards, entry)
    if (growth)
      check(
        'entry-adds-up',
        growth.months.reduce((total, month) => total + month.growth, 0),
        growth.delta,
        entry,
      )
    if (!points) continue
    sum += points.delta
    check('entry-adds-up', sum, points.balanceAfter - points.debtAfter, entry)
    check('entry-adds-up', true, points.balanceAfter >= 0, entry)
    check('entry-adds-up', points.delta, sumOfLots(points.lots) - (points.debtAfter - debt), entry)
    debt = points.debtAfter
  }
  return check.findings
}

/** Lot by lot, entries explain what is there. */
function auditLots({ _id, points }: Ledger, entries: readonly Entry[]): Finding[] {
  const check = checker(_id)
  const logged = entries.flatMap((entry) => entry.points?.lots ?? [])
  check('entries-add-up-to-lots', lotText(changeLots([], logged)), lotText(points.lots))
  const ended = entries.filter(({ kind }) => kind === 'expire').flatMap((entry) => negated(entry.points?.lots ?? []))
  const counted = negated([...entries.flatMap((entry) => entry.points?.gone ?? []), ...(points.expired ?? [])])
  // Less may be remembered than has ended: what was long ago is dropped.
  const invented = changeLots(ended, counted).filter((lot) => lot.points < 0)
  check('entries-add-up-to-expired', '', lotText(invented))
  return check.findings
}

function auditGrowth({ _id, growth }: Ledger, entries: readonly Entry[]): Finding[] {
  const check = checker(_id)
  const lastAt = entries.reduce((last, entry) => (entry.growth ? Math.max(last, entry.at) : last), 0)
  const oldest = oldestKeptMonth(lastAt)
  const logged = new Map<BusinessMonth, number>()
  for (const change of entries.flatMap((entry) => entry.growth?.months ?? [])) {
    logged.set(change.month, (logged.get(change.month) ?? 0) + change.growth)
  }
  const present = new Map(growth.months.map((entry) => [entry.month, entry.growth]))
  for (const month of new Set([...logged.keys(), ...present.keys()])) {
    if (month >= oldest) check('entries-add-up-to-growth', logged.get(month) ?? 0, present.get(month) ?? 0)
  }
  return check.findings
}

function lotText(lots: readonly PointsLot[]): string {
  return lots.map((lot) => `${lot.endsMonth}: ${lot.points}`).join()
}

function checker(memberId: string) {
  const findings: Finding[] = []
  const check = (rule: FindingRule, expected: Fact, found: Fact, entry?: Entry): void => {
    if (expected === found) return
    findings.push({ memberId, rule, expected: plain(expected), found: plain(found), entryId: entry?._id ?? null })
  }
  return Object.assign(check, { findings })
}

type Fact = number | string | boolean
function plain(fact: Fact): number | string {
  return typeof fact === 'boolean' ? String(fact) : fact
}
