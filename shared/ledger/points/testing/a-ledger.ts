import { type BusinessDay, type BusinessMonth, parseBusinessDay, startOfDay } from '#shared/kernel/business-day'
import type { PointsLot } from '#shared/ledger/account/account'
import type { Entry, EntryDecision, Ledger, LedgerContext } from '../entry'
import { decideEntry, type Fact } from '../ledger'

export const MEMBER = 'mem_00000000000001'

export function day(text: string): BusinessDay {
  const parsed = parseBusinessDay(text)
  if (!parsed) throw new Error(`'${text}' is not a day`)
  return parsed
}

export const month = (text: string): BusinessMonth => `${day(`${text}-01`).slice(0, 7)}` as BusinessMonth

/** An instant in the shop's time zone: the day at noon, or at the time given. */
export function at(dayText: string, time = '12:00:00.000'): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return startOfDay(day(dayText)) + Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000)
}

export const lot = (endsMonth: string | null, points: number): PointsLot => ({
  endsMonth: endsMonth === null ? null : month(endsMonth),
  points,
})

export function aLedger({ lots = [], debt = 0, growth = {} }: LedgerShape = {}): Ledger {
  const balance = lots.reduce((sum, { points }) => sum + points, 0)
  const months = Object.entries(growth).map(([text, amount]) => ({ month: month(text), growth: amount }))
  return { _id: MEMBER, seq: 0, points: { balance, debt, lots }, growth: { months } }
}

interface LedgerShape {
  lots?: PointsLot[]
  debt?: number
  growth?: Record<string, number>
}

export const inMarch: LedgerContext = { now: at('2026-03-15'), validMonths: 12 }

export const earning = (points: number, rest: Partial<Extract<Fact, { kind: 'earn' }>> = {}): Fact => ({
  kind: 'earn',
  reason: 'purchase',
  sourceId: 'pur_1',
  points,
  ...rest,
})

export const spending = (points: number, sourceId = 'exc_1'): Fact => ({
  kind: 'spend',
  reason: 'exchange',
  sourceId,
  points,
})

export const adjusting = (points: number, growth = 0, sourceId = 'adj_1'): Fact => ({
  kind: 'adjust',
  reason: 'adjustment',
  sourceId,
  points,
  growth,
  note: 'counted by hand',
})

/** What was accepted; a test that gets anything else fails with the verdict. */
export function accepted(decision: EntryDecision): { ledger: Ledger; entry: Entry } {
  if (decision.kind !== 'accepted') throw new Error(`Not accepted: ${JSON.stringify(decision)}`)
  return decision
}

/** Posts facts one after the other. */
export function posted(ledger: Ledger, facts: readonly Fact[], context: LedgerContext = inMarch) {
  const entries: Entry[] = []
  let after = ledger
  for (const fact of facts) {
    const { ledger: next, entry } = accepted(decideEntry(after, fact, context))
    after = next
    entries.push(entry)
  }
  return { ledger: after, entries }
}

/** A value that no code under test can change. */
export function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object') for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}
