import { addDays, type BusinessDay, businessDayOf, lastDayOf } from '#shared/kernel/business-day'
import type { PointsLot, PointsState } from '#shared/ledger/account/account'
import { changeLots, endsBefore, hasEnded, liveLots, negated, splitLots, sumOfLots } from './lots'

/** More months back than anybody returns goods. */
const EXPIRED_MONTHS_KEPT = 60

/** A movement of points: the state after it, the delta that the ledger logs, and the signed change of each lot. */
export interface PointsChange {
  state: PointsState
  delta: number
  lots: PointsLot[]
  /** Ended points that are counted off, so that they need not be taken; none if missing. */
  gone?: PointsLot[]
}

/** What can be spent now: no lots that have ended, even before the nightly job has expired them. */
export function availablePoints(points: PointsState, now: number): number {
  return sumOfLots(liveLots(points.lots, now))
}

/** Spendable lots whose last day is at most so many days ahead, soonest first. */
export function endingSoon(
  points: PointsState,
  now: number,
  withinDays: number,
): { endsDay: BusinessDay; points: number }[] {
  const lastDay = addDays(businessDayOf(now), withinDays)
  return liveLots(points.lots, now).flatMap((lot) => {
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

/** Takes out a lot that has ended, and remembers how much of its month ended unused. */
export function expire(points: PointsState, lot: PointsLot): PointsChange {
  const change = takeOut(points, [lot])
  return { ...change, state: withExpired(change.state, changeLots(points.expired ?? [], [lot])) }
}

/**
 * Takes back what was earned into the lots `own`, so that the member stands as if it had never been earned. What is left
 * of these lots goes first. What was spent of them would have been spent of the lots that end later: so what has ended
 * unused from there on counts next (it is gone, and is not taken twice), then spendable lots, oldest first. The rest
 * becomes debt.
 */
export function takeBack(points: PointsState, amount: number, own: readonly PointsLot[], now: number): PointsChange {
  const first = splitLots(commonLots(points.lots, own), amount)
  const left = changeLots(points.lots, negated(first.taken))
  const [oldest] = own
  const isSince = (lot: PointsLot) => oldest !== undefined && !endsBefore(lot, oldest)
  const ended = splitLots(
    left.filter((lot) => hasEnded(lot, now) && isSince(lot)),
    first.missing,
  )
  const { taken: gone, missing } = splitLots((points.expired ?? []).filter(isSince), ended.missing)
  const rest = splitLots(liveLots(left, now), missing)
  const taken = changeLots(changeLots(first.taken, ended.taken), rest.taken)
  const change = takeOut(withExpired(points, changeLots(points.expired ?? [], negated(gone))), taken)
  const state = { ...change.state, debt: points.debt + rest.missing }
  return { ...change, state, delta: sumOfLots(gone) - amount, ...(gone.length > 0 && { gone }) }
}

function commonLots(lots: readonly PointsLot[], wanted: readonly PointsLot[]): PointsLot[] {
  return lots.flatMap((lot) => {
    const points = Math.min(lot.points, wanted.find((other) => other.endsMonth === lot.endsMonth)?.points ?? 0)
    return points > 0 ? [{ ...lot, points }] : []
  })
}

/** Absent while empty, so that an account without any looks like one from before there were any. */
export function withExpired({ expired: _, ...points }: PointsState, expired: readonly PointsLot[]): PointsState {
  return expired.length === 0 ? points : { ...points, expired: expired.slice(-EXPIRED_MONTHS_KEPT) }
}

function withLots(points: PointsState, lots: PointsLot[]): PointsState {
  return { ...points, lots, balance: sumOfLots(lots) }
}
