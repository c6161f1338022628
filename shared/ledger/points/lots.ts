import { addMonths, type BusinessDay, type BusinessMonth, businessDayOf, monthOf } from '#shared/kernel/business-day'
import { invariant } from '#shared/kernel/invariant'
import type { PointsLot } from '#shared/ledger/account/account'

/** The month with which points earned on that day end. */
export function endsMonthOf(day: BusinessDay, validMonths: number | null): BusinessMonth | null {
  return validMonths === null ? null : addMonths(monthOf(day), validMonths)
}

/** A lot is good through 23:59:59.999 of its month's last day, in the shop's time zone. */
export function hasEnded(lot: PointsLot, now: number): boolean {
  return lot.endsMonth !== null && lot.endsMonth < monthOf(businessDayOf(now))
}

/** Whether a lot's last day comes before that of the other. */
export function endsBefore(lot: PointsLot, other: PointsLot): boolean {
  return byEnd(lot, other) < 0
}

export function liveLots(lots: readonly PointsLot[], now: number): PointsLot[] {
  return lots.filter((lot) => !hasEnded(lot, now))
}

export function sumOfLots(lots: readonly PointsLot[]): number {
  return lots.reduce((sum, lot) => sum + lot.points, 0)
}

/** Adds signed changes: one lot for each month, oldest first, none empty. */
export function changeLots(lots: readonly PointsLot[], changes: readonly PointsLot[]): PointsLot[] {
  const byMonth = new Map<BusinessMonth | null, number>()
  for (const { endsMonth, points } of [...lots, ...changes]) {
    byMonth.set(endsMonth, (byMonth.get(endsMonth) ?? 0) + points)
  }
  const changed = [...byMonth].map(([endsMonth, points]) => ({ endsMonth, points })).filter((lot) => lot.points !== 0)
  return changed.sort(byEnd)
}

/** Splits off the first `points` of the lots in their order; `missing` is what they could not give. */
export function splitLots(lots: readonly PointsLot[], points: number) {
  const taken: PointsLot[] = []
  const left: PointsLot[] = []
  let missing = points
  for (const lot of lots) {
    const share = Math.min(lot.points, missing)
    missing -= share
    if (share > 0) taken.push({ ...lot, points: share })
    if (lot.points > share) left.push({ ...lot, points: lot.points - share })
  }
  return { taken, left, missing }
}

export function negated(lots: readonly PointsLot[]): PointsLot[] {
  return lots.map((lot) => ({ ...lot, points: -lot.points }))
}

/** No amount comes from outside unchecked; this stops a bug in this program before it reaches the ledger. */
export function requireAmount(amount: number): void {
  invariant(Number.isSafeInteger(amount) && amount >= 0, `${amount} is a whole amount, not below zero`)
}

function byEnd(a: PointsLot, b: PointsLot): number {
  if (a.endsMonth === b.endsMonth) return 0
  if (a.endsMonth === null) return 1
  if (b.endsMonth === null) return -1
  return a.endsMonth < b.endsMonth ? -1 : 1
}
