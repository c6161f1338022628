import { businessDayOf } from '#shared/kernel/business-day'
import { invariant } from '#shared/kernel/invariant'
import { shareRoundedDown } from '#shared/kernel/money'
import type { PointsLot, PointsState } from '#shared/ledger/account/account'
import {
  type Entry,
  type EntryDecision,
  type EntryGrowth,
  type EntryPoints,
  type EntrySource,
  type Ledger,
  type LedgerContext,
  refused,
} from './entry'
import { changeGrowth, negatedGrowth, newestGrowth, splitGrowth } from './growth'
import { endsMonthOf, negated, requireAmount, splitLots, sumOfLots } from './lots'
import { type PointsChange, putIn, takeBack } from './points-state'
import { ledgerOf, post } from './posting'

export interface Reversal {
  entry: Entry
  /** What earlier reversals of this entry have counted as taken back (see `reversedBy`). */
  already: Amounts
  /** How much of the entry is taken back in all, this reversal included: `{ part: refundedFen, whole: paidFen }`. */
  upTo: { part: number; whole: number }
  source: EntrySource
}

export interface Amounts {
  points: number
  growth: number
}

export const WHOLE = { part: 1, whole: 1 } as const

/**
 * Takes an entry back, whole or in part, as often as parts are left. What was earned leaves its own lot first, then
 * the oldest; what is gone already becomes debt, so that the log shows the full amount. What was spent returns to the
 * lots that paid. Growth leaves the month it was earned in.
 */
export function decideReversal(ledger: Ledger, reversal: Reversal, context: LedgerContext): EntryDecision {
  const { entry, already, upTo, source } = reversal
  invariant(entry.memberId === ledger._id, 'an entry is reversed in the ledger it belongs to')
  invariant(upTo.part >= 0 && upTo.part <= upTo.whole && upTo.whole > 0, 'a part is not larger than the whole')
  if (entry.kind === 'reverse' || entry.kind === 'expire') return refused('ENTRY_NOT_REVERSIBLE')
  const left = {
    points: Math.abs(entry.points?.delta ?? 0) - already.points,
    growth: Math.abs(entry.growth?.delta ?? 0) - already.growth,
  }
  invariant(left.points >= 0 && left.growth >= 0, 'no more was reversed than the entry moved')
  // Cards come with a gift, and go back with the whole of it.
  const cards = upTo.part === upTo.whole ? 0 - (entry.cards ?? 0) : 0
  if (left.points === 0 && left.growth === 0 && cards === 0) return refused('ENTRY_ALREADY_REVERSED')
  const before = ledgerOf(ledger)
  const points = entry.points && reversePoints(before.points, entry.points, reversal, context)
  const growth = entry.growth && reverseGrowth(before, entry.growth, reversal, context.now)
  const record = source.record ?? entry.record ?? entry.memberId
  const from = { ...source, record, ...(cards !== 0 && { cards }) }
  return post(before, { kind: 'reverse', source: from, points, growth, reverses: entry._id }, context.now)
}

/**
 * Takes back a part of what several entries have brought, where none of them is wrong alone: what is not there any more
 * becomes debt.
 */
export function decideTakingBack(
  ledger: Ledger,
  { points, growth = 0, ...source }: EntrySource & { points: number; growth?: number },
  now: number,
): EntryDecision {
  requireAmount(points)
  const before = ledgerOf(ledger)
  const { taken } = newestGrowth(before.growth, growth)
  const change = growth > 0 ? changeGrowth(before.growth, negatedGrowth(taken), now) : null
  return post(
    before,
    { kind: 'reverse', source, points: takeBack(before.points, points, [], now), growth: change },
    now,
  )
}

/** Adds up what reversals of one entry have taken back so far, with what was gone already: no part is taken twice. */
export function reversedBy(reversals: readonly Entry[]): Amounts {
  return reversals.reduce(
    (sum, entry) => {
      const gone = goneOf(entry)
      return {
        points: sum.points + Math.abs(entry.points?.delta ?? 0) + gone.points,
        growth: sum.growth + Math.abs(entry.growth?.delta ?? 0) + gone.growth,
      }
    },
    { points: 0, growth: 0 },
  )
}

/** What a reversal did not have to move, because it was gone. */
export function goneOf({ points, growth }: Pick<Entry, 'points' | 'growth'>): Amounts {
  return { points: sumOfLots(points?.gone ?? []), growth: growth?.gone ?? 0 }
}

/**
 * How much of a movement is taken back after `part` of `whole`. What the member keeps of earnings is rounded down and
 * what returns of a spend is rounded down: returning goods piece by piece never wins a point.
 */
export function amountReversed(delta: number, { part, whole }: Reversal['upTo']): number {
  return delta > 0 ? delta - shareRoundedDown(delta, whole - part, whole) : shareRoundedDown(-delta, part, whole)
}

function reversePoints(
  points: PointsState,
  moved: EntryPoints,
  { already, upTo }: Reversal,
  { now, validMonths }: LedgerContext,
): PointsChange | null {
  const amount = amountReversed(moved.delta, upTo) - already.points
  if (amount <= 0) return null
  if (moved.delta > 0) return takeBack(points, amount, moved.lots, now)
  const fresh = { endsMonth: endsMonthOf(businessDayOf(now), validMonths), points: 0 }
  return putIn(points, lotsGivenBack(moved, { skipped: already.points, amount }, fresh))
}

/**
 * As if less had been spent: the last to pay is the first to get back. What had become debt (only where a debt was
 * carried over from another account) was paid by no lot; it repays that debt, or returns as fresh points.
 */
function lotsGivenBack(moved: EntryPoints, given: { skipped: number; amount: number }, fresh: PointsLot): PointsLot[] {
  const paid = negated(moved.lots)
  const owed = { ...fresh, points: -moved.delta - sumOfLots(paid) }
  const { left } = splitLots([owed, ...paid.reverse()], given.skipped)
  return splitLots(left, given.amount).taken
}

function reverseGrowth({ growth }: Ledger, moved: EntryGrowth, { already, upTo }: Reversal, now: number) {
  const amount = amountReversed(moved.delta, upTo) - already.growth
  if (amount <= 0) return null
  const months = moved.delta > 0 ? moved.months : negatedGrowth(moved.months)
  const { taken } = splitGrowth(splitGrowth(months, already.growth).left, amount)
  if (moved.delta <= 0) return changeGrowth(growth, taken, now)
  const change = changeGrowth(growth, negatedGrowth(taken), now)
  const gone = amount + change.delta
  return gone > 0 ? { ...change, gone } : change
}
