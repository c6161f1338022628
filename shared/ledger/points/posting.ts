import { invariant } from '#shared/kernel/invariant'
import { type AcceptedEntry, type Entry, type EntryKind, type EntrySource, entryId, type Ledger } from './entry'
import type { GrowthChange } from './growth'
import type { PointsChange } from './points-state'

export interface Posting {
  kind: EntryKind
  source: EntrySource
  points: PointsChange | null
  growth: GrowthChange | null
  reverses?: string
}

/** Adds one entry to the ledger. Every movement passes here, so that the account and the entry always agree. */
export function post(ledger: Ledger, posting: Posting, now: number): AcceptedEntry | { kind: 'nothing' } {
  const points = posting.points && isMoved(posting.points) ? posting.points : null
  const growth = posting.growth && (posting.growth.delta || posting.growth.gone) ? posting.growth : null
  const { source } = posting
  if (points === null && growth === null && !source.cards) return { kind: 'nothing' }
  const after: Ledger = {
    _id: ledger._id,
    seq: ledger.seq + 1,
    points: points?.state ?? ledger.points,
    growth: growth?.state ?? ledger.growth,
  }
  invariant(Number.isSafeInteger(after.points.balance), 'a balance is a whole number that the ledger can count to')
  const { balance, debt } = after.points
  const entry: Entry = {
    _id: entryId(source),
    memberId: ledger._id,
    seq: after.seq,
    kind: posting.kind,
    reason: source.reason,
    sourceId: source.sourceId,
    points: points && {
      delta: points.delta,
      balanceAfter: balance,
      debtAfter: debt,
      lots: points.lots,
      ...(points.gone && { gone: points.gone }),
    },
    growth: growth && { delta: growth.delta, months: growth.months, ...(growth.gone && { gone: growth.gone }) },
    storeId: source.storeId ?? null,
    staffId: source.staffId ?? null,
    at: now,
    reverses: posting.reverses ?? null,
    note: source.note ?? null,
    ...(source.cards && { cards: source.cards }),
    ...(source.record !== undefined && source.record !== ledger._id && { record: source.record }),
  }
  return { kind: 'accepted', ledger: after, entry }
}

function isMoved({ delta, lots, gone }: PointsChange): boolean {
  return delta !== 0 || lots.length > 0 || gone !== undefined
}

/** The ledger of an account, built field by field: what else an account carries, or once carried, never leaks into it. */
export function ledgerOf({ _id, seq, points, growth }: Ledger): Ledger {
  const { balance, debt, lots, expired } = points
  return { _id, seq, points: { balance, debt, lots, ...(expired && { expired }) }, growth }
}
