import type { PointsLot, PointsState } from '#shared/account/account'
import { addDays, type BusinessDay, businessDayOf, lastDayOf } from '#shared/kernel/business-day'
import { changeLots, liveLots, negated, splitLots, sumOfLots } from './lots'

/** A movement of points: the state after it, the delta that the ledger logs, and the signed change of each lot. */
export interface PointsChange {
  state: PointsState
  delta: number
  lots: PointsLot[]
}

/** What can be spent now: no lots that have ended, even before the nightly job has expired them. */
export function availablePoints(points: PointsState, now: number): number {
  return sumOfLots(liveLots(returnLapsedHolds(points, now).lots, now))
}

/** Spendable lots whose last day is at most so many days ahead, soonest first. */
export function endingSoon(
  points: PointsState,
  now: number,
  withinDays: number,
): { endsDay: BusinessDay; points: number }[] {
  const lastDay = addDays(businessDayOf(now), withinDays)
  return liveLots(returnLapsedHolds(points, now).lots, now).flatMap((lot) => {
    if (lot.endsMonth === null) return []
    const endsDay = lastDayOf(lot.endsMonth)
    return endsDay <= lastDay ? [{ endsDay, points: lot.points }] : []
  })
}

/** Puts points in. Debt is repaid first, by the first of the lots; so debt and spendable points never coexist. */
export function putIn(points: PointsState, lots: readonly PointsLot[]): PointsChange {
  const { taken: repaid, left } = splitLots(lots, points.debt)
  const state = withLots({ ...points, debt: points.debt - sumOfLots(repaid) }, changeLots(points.lots, left))
  return { state, delta: sumOfLots(lots), lots: changeLots([], left) }
}

/** Takes exactly these lots out. */
export function takeOut(points: PointsState, lots: readonly PointsLot[]): PointsChange {
  const changes = negated(lots)
  return { state: withLots(points, changeLots(points.lots, changes)), delta: sumOfLots(changes), lots: changes }
}

/** Takes out what is there, the preferred lots first, then spendable lots oldest first; the rest becomes debt. */
export function takeBack(
  points: PointsState,
  amount: number,
  preferred: readonly PointsLot[],
  now: number,
): PointsChange {
  const own = splitLots(commonLots(points.lots, preferred), amount)
  const left = changeLots(points.lots, negated(own.taken))
  const rest = splitLots(liveLots(left, now), own.missing)
  const change = takeOut(points, changeLots(own.taken, rest.taken))
  return { ...change, state: { ...change.state, debt: points.debt + rest.missing }, delta: -amount }
}

/** A hold whose time has passed counts as released, whether or not anything has written that down yet. */
export function returnLapsedHolds(points: PointsState, now: number): PointsState {
  const lapsed = points.holds.filter((hold) => hold.untilAt < now)
  if (lapsed.length === 0) return points
  const holds = points.holds.filter((hold) => hold.untilAt >= now)
  return putIn(
    { ...points, holds },
    lapsed.flatMap((hold) => hold.lots),
  ).state
}

function commonLots(lots: readonly PointsLot[], wanted: readonly PointsLot[]): PointsLot[] {
  return lots.flatMap((lot) => {
    const points = Math.min(lot.points, wanted.find((other) => other.endsMonth === lot.endsMonth)?.points ?? 0)
    return points > 0 ? [{ ...lot, points }] : []
  })
}

function withLots(points: PointsState, lots: PointsLot[]): PointsState {
  return { ...points, lots, balance: sumOfLots(lots) }
}
