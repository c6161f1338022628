import { type BusinessDay, businessDayOf, monthOf } from '#shared/kernel/business-day'
import type { PointsState } from '#shared/ledger/account/account'
import {
  type Entry,
  type EntryDecision,
  type EntryRefusal,
  type EntrySource,
  type Ledger,
  type LedgerContext,
  refused,
} from './entry'
import { changeGrowth, type GrowthChange, negatedGrowth, newestGrowth } from './growth'
import { endsMonthOf, hasEnded, liveLots, requireAmount, splitLots } from './lots'
import { expire, type PointsChange, putIn, takeOut } from './points-state'
import { ledgerOf, post } from './posting'

export type Fact = EarnFact | SpendFact | AdjustFact

/** Points and growth for something the member did. */
export interface EarnFact extends EntrySource {
  kind: 'earn'
  points?: number
  growth?: number
  /** When it was really earned, for what is recorded later; today if not given, and never after today. */
  earnedDay?: BusinessDay
}

export interface SpendFact extends EntrySource {
  kind: 'spend'
  points: number
}

/** A correction by an operator, up or down, with the reason in words. */
export interface AdjustFact extends EntrySource {
  kind: 'adjust'
  points?: number
  growth?: number
  note: string
}

/** The verdict on one fact. Refused means that nothing at all has changed. */
export function decideEntry(ledger: Ledger, fact: Fact, context: LedgerContext): EntryDecision {
  const { points: pointsDelta, growth: growthDelta } = deltasOf(fact)
  const before = ledgerOf(ledger)
  const today = businessDayOf(context.now)
  const day = fact.kind === 'earn' && fact.earnedDay !== undefined && fact.earnedDay < today ? fact.earnedDay : today
  const points = movePoints(before.points, pointsDelta, day, context)
  if ('kind' in points) return points
  const growth = moveGrowth(before, growthDelta, day, context.now)
  if ('kind' in growth) return growth
  return post(before, { kind: fact.kind, source: fact, points, growth }, context.now)
}

export type ExpiryDecision = { kind: 'accepted'; ledger: Ledger; entries: Entry[] } | { kind: 'nothing' }

/** Takes lots that have ended, at most so many, one entry for each month. A run after the last of them finds nothing. */
export function decideExpiry(ledger: Ledger, now: number, monthsMax = Number.POSITIVE_INFINITY): ExpiryDecision {
  let after = ledgerOf(ledger)
  const entries: Entry[] = []
  for (const lot of after.points.lots.filter((candidate) => hasEnded(candidate, now))) {
    if (entries.length >= monthsMax) break
    // The number of the entry is part of the source: points can come back to a month that was expired before.
    const sourceId = `${after._id}:${lot.endsMonth}:${after.seq + 1}`
    const points = expire(after.points, lot)
    const posted = post(after, { kind: 'expire', source: { reason: 'expiry', sourceId }, points, growth: null }, now)
    if (posted.kind !== 'accepted') continue
    after = posted.ledger
    entries.push(posted.entry)
  }
  return entries.length === 0 ? { kind: 'nothing' } : { kind: 'accepted', ledger: after, entries }
}

export function hasEndedPoints(points: PointsState, now: number): boolean {
  return points.lots.some((lot) => hasEnded(lot, now))
}

function deltasOf(fact: Fact): { points: number; growth: number } {
  if (fact.kind === 'adjust') {
    const { points = 0, growth = 0 } = fact
    requireAmount(Math.abs(points))
    requireAmount(Math.abs(growth))
    return { points, growth }
  }
  const points = fact.points ?? 0
  const growth = fact.kind === 'earn' ? (fact.growth ?? 0) : 0
  requireAmount(points)
  requireAmount(growth)
  return { points: fact.kind === 'spend' ? 0 - points : points, growth }
}

function movePoints(
  points: PointsState,
  delta: number,
  day: BusinessDay,
  { now, validMonths }: LedgerContext,
): PointsChange | EntryRefusal {
  if (delta >= 0) return putIn(points, [{ endsMonth: endsMonthOf(day, validMonths), points: delta }])
  const { taken, missing } = splitLots(liveLots(points.lots, now), -delta)
  return missing > 0 ? refused('POINTS_SHORT', { missing }) : takeOut(points, taken)
}

function moveGrowth({ growth }: Ledger, delta: number, day: BusinessDay, now: number): GrowthChange | EntryRefusal {
  if (delta >= 0) return changeGrowth(growth, [{ month: monthOf(day), growth: delta }], now)
  const { taken, missing } = newestGrowth(growth, -delta)
  if (missing > 0) return refused('POINTS_SHORT', { missingGrowth: missing })
  return changeGrowth(growth, negatedGrowth(taken), now)
}
