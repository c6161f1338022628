import { countOf, type MemberDay } from '#shared/insight/event/member-day'
import { ALPHA, type Effect, effectOf, fixedInterval } from '#shared/insight/experiment/effect'
import {
  adjustedArms,
  noSums,
  type PairedSums,
  type Spread,
  slopeOf,
  withMember,
} from '#shared/insight/experiment/spread'
import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Arm } from './entering'

/** What a journey changes: who went through it against who was left out, each member once, by the first entry. */

/** A member counts with what they did in so many days from the day of their entry, and in as many before it. */
export const LIFT_DAYS = 30
/** So many days later, when late receipts have come in. */
export const SETTLED_DAYS = 2
/** Fewer in a group than this say nothing: of amounts that few have, the interval would be too narrow. */
export const LIFT_NEEDS = 30

export const LIFT_KEYS = ['visits', 'purchases', 'revenueFen', 'couponFen'] as const
export type LiftKey = (typeof LIFT_KEYS)[number]
/** Of money in yuan: squares of fen would leave the whole numbers that are exact. */
type Values = Record<LiftKey, { value: number; before: number }>
export type ArmSums = Record<LiftKey, PairedSums>

export interface Lift {
  /** The journey's id. */
  _id: string
  /** Every entry up to this one is in the sums, or was none to be counted. */
  countedTo: { at: number; id: string }
  arms: Record<Arm, ArmSums>
  measuredAt: number
}

const noArm = (): ArmSums => ({ visits: noSums(), purchases: noSums(), revenueFen: noSums(), couponFen: noSums() })
export const noLift = (_id: string): Lift => ({
  _id,
  countedTo: { at: 0, id: '' },
  arms: { in: noArm(), out: noArm() },
  measuredAt: 0,
})

type Bought = Pick<Purchase, 'at' | 'basket'>

/** What a person did around an entry, under all records of theirs. */
export function valuesAround(fromDay: BusinessDay, days: readonly MemberDay[], bought: readonly Bought[]): Values {
  const [first, end] = [addDays(fromDay, -LIFT_DAYS), addDays(fromDay, LIFT_DAYS)]
  const around = <T>(list: readonly T[], dayOf: (each: T) => BusinessDay, of: (each: T) => number) => {
    let [value, before] = [0, 0]
    for (const each of list) {
      const day = dayOf(each)
      if (day >= fromDay && day < end) value += of(each)
      else if (day >= first && day < fromDay) before += of(each)
    }
    return { value, before }
  }
  const ofDays = (of: (day: MemberDay) => number) => around(days, ({ day }) => day, of)
  return {
    visits: ofDays(({ links }) => (links.visit === null ? 0 : 1)),
    purchases: ofDays((day) => countOf(day, 'purchase.recorded')),
    revenueFen: ofDays(({ spentFen }) => spentFen / 100),
    couponFen: around(bought, ({ at }) => businessDayOf(at), couponYuan),
  }
}

const couponYuan = ({ basket }: Bought): number =>
  (basket?.coupons ?? []).reduce((sum, { discountFen, valueFen = 0 }) => sum + discountFen + valueFen, 0) / 100

export function withPerson(arms: Lift['arms'], arm: Arm, values: Values): Lift['arms'] {
  const sums = { ...arms[arm] }
  for (const key of LIFT_KEYS) sums[key] = withMember(sums[key], values[key].value, values[key].before)
  return { ...arms, [arm]: sums }
}

export interface Interval {
  /** Of a member who went through it, less one who was left out: `mean` − `holdoutMean`. */
  difference: number
  low: number
  high: number
  mean: number
  holdoutMean: number
  /** Whether what they did before is taken out. */
  isAdjusted: boolean
}

/** With an interval of 95 % each (Welch; with what they did before taken out, CUPED); null while a group has too few. */
export function liftOf({ in: treated, out }: Lift['arms']): Record<LiftKey, Interval> | null {
  if (Math.min(treated.visits.n, out.visits.n) < LIFT_NEEDS) return null
  const of = (key: LiftKey) => intervalOf(out[key], treated[key], key)
  return {
    visits: of('visits'),
    purchases: of('purchases'),
    revenueFen: of('revenueFen'),
    couponFen: of('couponFen'),
  }
}

function intervalOf(out: PairedSums, treated: PairedSums, key: LiftKey): Interval {
  const unit = key.endsWith('Fen') ? 100 : 1
  const slope = slopeOf([out, treated])
  const { spreads } = adjustedArms([out, treated])
  // Where everybody would be with the mean of before: so the two means differ by the adjusted difference.
  const centre = (slope * (out.before + treated.before)) / (out.n + treated.n)
  const [control, arm] = spreads as [Spread, Spread]
  const effect = effectBetween(control, arm, key)
  const difference = arm.mean - control.mean
  const { from, to } = effect ? fixedInterval(effect, ALPHA) : { from: difference, to: difference }
  return {
    difference: difference * unit,
    low: from * unit,
    high: to * unit,
    mean: (arm.mean + centre) * unit,
    holdoutMean: (control.mean + centre) * unit,
    isAdjusted: slope !== 0,
  }
}

/**
 * A group in which nobody differs is taken to vary as the other does: few would otherwise seem to be certain. Only who has no coupon
 * uses none for certain. Null where nothing varies at all.
 */
function effectBetween(control: Spread, arm: Spread, key: LiftKey): Effect | null {
  const most = Math.max(control.variance, arm.variance)
  const variance = key === 'couponFen' ? most * Number.EPSILON : most
  const varying = (spread: Spread): Spread => (spread.variance > 0 ? spread : { ...spread, variance })
  return effectOf(varying(control), varying(arm), 'absolute')
}
