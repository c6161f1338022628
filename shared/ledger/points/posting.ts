import {
  type Entry,
  type EntryDecision,
  type EntryKind,
  type EntrySource,
  entryId,
  type Ledger,
  refused,
} from './entry'
import type { GrowthChange } from './growth'
import type { PointsChange } from './points-state'

export interface Posting {
  kind: EntryKind
  source: EntrySource
  points: PointsChange | null
  growth: GrowthChange | null
  reverses?: string
}

/** The most that one member can have: what every reply and every screen promises to hold. */
export const BALANCE_MAX = 1_000_000_000

/**
 * Adds one entry to the ledger. Every movement passes here, so that the account and the entry always agree. What would
 * bring a balance above `BALANCE_MAX` is refused with POINTS_FULL; what takes from one that is there already is not.
 */
export function post(ledger: Ledger, posting: Posting, now: number): EntryDecision {
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
  const { balance, debt } = after.points
  if (balance > BALANCE_MAX && balance > ledger.points.balance) return refused('POINTS_FULL', { most: BALANCE_MAX })
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
