import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { GrowthState, PointsLot, PointsState, TierState } from '#shared/ledger/account/account'
import type { Entry, EntryDecision, EntryPoints, EntrySource, GrowthMonth, Ledger } from '#shared/ledger/points/entry'
import { changeGrowth, sumOfGrowth } from '#shared/ledger/points/growth'
import { changeLots, endsMonthOf, hasEnded, negated, sumOfLots } from '#shared/ledger/points/lots'
import { expire, putIn, takeBack, withExpired } from '#shared/ledger/points/points-state'
import { ledgerOf, post } from '#shared/ledger/points/posting'
import type { TierRules } from '#shared/ledger/tier/rules'
import { decideTierAfterGrowth, decideTierAfterLoss, decideTierReview } from '#shared/ledger/tier/tier'

/** What a record has of its own. */
export interface OwnLedger {
  points: PointsState
  growth: GrowthState
  tier: TierState
  climbedFrom: TierState[]
}

/** What came of it, with the tiers that it has reached on the way, and those that did not stay. */
export interface OwnCourse extends OwnLedger {
  reached: readonly string[]
  /** By key: since when each of them had been reached. */
  lost: ReadonlyMap<string, BusinessDay>
}

/** An entry with the one that it takes back, if any. */
export interface PastEntry {
  entry: Entry
  original: Entry | null
}

export interface PartingContext {
  now: number
  validMonths: number | null
  tiers: TierRules
}

/** What happened, as far as it belongs to these records; null for everybody's. */
export function ofRecords(past: readonly PastEntry[], records: ReadonlySet<string> | null): PastEntry[] {
  const undone = new Set(past.map(({ entry }) => entry.reverses))
  return past.filter(({ entry, original }) => {
    const { kind, reverses, memberId } = entry
    // What merely ended ends in each record by itself; what a merge or its undoing let go of is nobody's fact.
    if (kind === 'expire' || reverses?.startsWith('merge-')) return false
    const coming = comingRecord(entry)
    if (kind === 'transfer' && coming === null) return false
    if (records === null) return !undone.has(entry._id) || kind !== 'transfer'
    if (coming !== null) return records.has(memberId) && records.has(coming)
    return records.has(entry.record ?? original?.record ?? original?.memberId ?? memberId)
  })
}

/** Of a merge, on the side that carries on: the record that came. */
function comingRecord({ reason, sourceId }: Pick<Entry, 'reason' | 'sourceId'>): string | null {
  return reason === 'merge-in' ? sourceId.slice(0, sourceId.indexOf(':')) : null
}

/**
 * What a record has now, if only its own facts are counted since it stood at `start`: every fact is done again, in order,
 * with nothing but the record's own points. What was spent of the other's is owed.
 */
export function livedAlone(start: OwnLedger, past: readonly PastEntry[], context: PartingContext): OwnCourse {
  const begun: OwnCourse = { ...start, reached: [], lost: new Map() }
  const lived = past.reduce((alone, each) => step(alone, each, context), begun)
  const tier = decideTierReview(lived.tier, lived.growth, businessDayOf(context.now), context.tiers)
  return {
    ...lived,
    points: withoutEnded(lived.points, context.now),
    tier: tier.tier,
    climbedFrom: tier.steps.length > 0 ? [] : lived.climbedFrom,
  }
}

/**
 * One entry that makes a ledger what the record has alone: the undoing of a merge on one of its sides. Lots, months and
 * debt, all of it is in the entry.
 */
export function decideParting(ledger: Ledger, alone: OwnLedger, source: EntrySource, now: number): EntryDecision {
  const before = ledgerOf(ledger)
  const lots = changeLots(alone.points.lots, negated(before.points.lots))
  const gone = changeLots(before.points.expired ?? [], negated(alone.points.expired ?? []))
  const delta = sumOfLots(lots) - (alone.points.debt - before.points.debt)
  const months = monthsBetween(before.growth, alone.growth)
  return post(
    before,
    {
      kind: 'reverse',
      source,
      points: { state: alone.points, delta, lots, ...(gone.length > 0 && { gone }) },
      growth: { state: alone.growth, delta: sumOfGrowth(months), months },
      reverses: source.sourceId,
    },
    now,
  )
}

function step(alone: OwnCourse, { entry, original }: PastEntry, { validMonths, tiers }: PartingContext): OwnCourse {
  const day = businessDayOf(entry.at)
  const reviewed = decideTierReview(alone.tier, alone.growth, day, tiers)
  const climbedFrom = reviewed.steps.length > 0 ? [] : alone.climbedFrom
  const before = { ...alone, points: withoutEnded(alone.points, entry.at), tier: reviewed.tier, climbedFrom }
  const points = entry.points ? moved(before.points, entry.points, { entry, original }, validMonths) : before.points
  if (!entry.growth) return { ...before, points }
  const growth = grown(before.growth, { entry, original })
  const after = { ...before, points, growth }
  return entry.growth.delta > 0 ? climbed(after, day, tiers) : fallen(after, day, tiers)
}

function climbed(alone: OwnCourse, day: BusinessDay, rules: TierRules): OwnCourse {
  const { tier, reached } = decideTierAfterGrowth(alone.tier, alone.growth, day, rules)
  if (reached.length === 0) return { ...alone, tier }
  return {
    ...alone,
    tier,
    climbedFrom: [...alone.climbedFrom, alone.tier],
    reached: [...alone.reached, ...reached],
    lost: new Map([...alone.lost].filter(([key]) => !reached.includes(key))),
  }
}

function fallen(alone: OwnCourse, day: BusinessDay, rules: TierRules): OwnCourse {
  const { tier, climbedFrom, lost, lostSince } = decideTierAfterLoss(alone, alone.growth, day, rules)
  return {
    ...alone,
    tier,
    climbedFrom: [...climbedFrom],
    reached: alone.reached.filter((key) => !lost.includes(key)),
    lost: new Map([...alone.lost, ...lost.map((key) => [key, lostSince ?? day] as const)]),
  }
}

function moved(
  points: PointsState,
  { delta, lots, gone = [] }: EntryPoints,
  { entry, original }: PastEntry,
  validMonths: number | null,
): PointsState {
  if (entry.kind === 'transfer') {
    const came =
      delta < 0 ? takeBack(points, -delta, [], entry.at).state : comeIn(points, delta, lots, entry, validMonths)
    return withExpired(came, changeLots(came.expired ?? [], negated(gone)))
  }
  if (delta > 0) return comeIn(points, delta, lots.length > 0 ? lots : lotsOf(original), entry, validMonths)
  return takeBack(points, sumOfLots(gone) - delta, original?.points?.lots ?? [], entry.at).state
}

/** What had repaid a debt of the other record is the record's own: it ends with the rest, or as if earned on that day. */
function comeIn(
  points: PointsState,
  delta: number,
  lots: readonly PointsLot[],
  { at }: Entry,
  validMonths: number | null,
): PointsState {
  const [first] = lots
  const endsMonth = first ? first.endsMonth : endsMonthOf(businessDayOf(at), validMonths)
  const rest = { endsMonth, points: delta - sumOfLots(lots) }
  return withoutEnded(putIn(points, changeLots(lots, [rest])).state, at)
}

/** The lots that a spend was paid from: what is given back returns there. */
function lotsOf(original: Entry | null): PointsLot[] {
  const [first] = original?.points?.lots ?? []
  return first ? [{ ...first, points: 0 }] : []
}

function grown(growth: GrowthState, { entry, original }: PastEntry): GrowthState {
  const { months = [], gone = 0 } = entry.growth ?? {}
  const [first] = original?.growth?.months ?? []
  const rest: GrowthMonth[] = gone > 0 && first ? [{ month: first.month, growth: -gone }] : []
  return changeGrowth(changeGrowth(growth, months, entry.at).state, rest, entry.at).state
}

function withoutEnded(points: PointsState, at: number): PointsState {
  return points.lots.filter((lot) => hasEnded(lot, at)).reduce((left, lot) => expire(left, lot).state, points)
}

function monthsBetween(before: GrowthState, after: GrowthState): GrowthMonth[] {
  const sums = new Map(after.months.map(({ month, growth }) => [month, growth]))
  for (const { month, growth } of before.months) sums.set(month, (sums.get(month) ?? 0) - growth)
  return [...sums]
    .map(([month, growth]) => ({ month, growth }))
    .filter(({ growth }) => growth !== 0)
    .sort((a, b) => (a.month < b.month ? -1 : 1))
}
