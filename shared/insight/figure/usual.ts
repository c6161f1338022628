import { type Light, lightOf } from '#shared/kernel/light'
import { median } from '#shared/kernel/median'
import { Z_95 } from '#shared/kernel/share-interval'
import type { Counted } from './facts'
import type { FigureSpec } from './spec'

/** The median of distances from the median, times this, is the standard deviation of a normal spread. */
const MAD_TO_SD = 1.4826
/** So many periods of the same kind teach what is usual; with fewer than the minimum nothing is. */
export const USUAL_PERIODS = 12
const PERIODS_MIN = 6
/** In units of the usual spread: so far away a figure is watched, so far it is bad. */
const WATCH = 2
const BAD = 4
/** A light ends where its bound is passed by this share of it. */
const HYSTERESIS = 0.15
/** A spread is never taken for less than this share of the figure: shops are not that even. */
const FLOOR = 0.03
/** Nor that of a share for less than this, so that of one that never moves half a point is no alarm. */
const SHARE_FLOOR = 0.0025

/** What a figure usually is; nothing is said of it between the two. */
export interface Usual {
  from: number
  to: number
}

type Judged = Pick<FigureSpec, 'unit' | 'lessIsBetter' | 'stands'>

/**
 * The light of a figure of which nothing was promised: how far it lies on the worse side of what it was in the periods before, in
 * units of their own spread, by the one rule of all lights. What it was a period ago is reckoned by the same rule.
 *
 * @param earlier the newest first; of a period that is not known, or was no ordinary one, null
 */
export function usualLight(
  spec: Judged,
  now: Counted,
  earlier: readonly (Counted | null)[],
): { usual: Usual | null; light: Light } {
  const [last = null, ...older] = earlier
  const lit = last === null ? 'unknown' : lightBy(spec, last, older, 'unknown').light
  return lightBy(spec, now, earlier, lit)
}

function lightBy(spec: Judged, now: Counted, earlier: readonly (Counted | null)[], before: Light) {
  const band = bandOf(spec, now, earlier)
  if (band === null || now.value === null) return { usual: null, light: 'unknown' as const }
  const { middle, spread } = band
  const sign = spec.lessIsBetter ? -1 : 1
  // A spread of nothing is of something that never moved: whatever moves it then lies far away.
  const away = now.value === middle ? 0 : (sign * (now.value - middle)) / Math.max(spread, Number.MIN_VALUE)
  const target = { base: -BAD, challenge: -WATCH }
  const light = lightOf({ value: away, interval: 0 }, target, { hysteresis: HYSTERESIS, before })
  return { usual: within(spec, middle - WATCH * spread, middle + WATCH * spread), light }
}

/**
 * The middle of the periods before and their spread: by medians, so that one odd period moves neither, the spread made wider
 * where there are few. What stands at the end of a period, as a debt does, is judged by how much it usually moves.
 */
function bandOf(spec: Judged, now: Counted, earlier: readonly (Counted | null)[]) {
  const known = earlier.slice(0, USUAL_PERIODS + 1).map((counted) => counted?.value ?? null)
  const values = spec.stands ? moves(known) : known.slice(0, USUAL_PERIODS).flatMap((value) => value ?? [])
  if (values.length < PERIODS_MIN) return null
  const from = spec.stands ? known[0] : 0
  if (from === null || from === undefined) return null
  const center = median(values)
  const middle = from + center
  const distance = median(values.map((value) => Math.abs(value - center)))
  const own = distance * MAD_TO_SD * (1 + 3 / values.length)
  return { middle, spread: Math.max(own, floorOf(spec, middle), chanceOf(spec, middle, now)) }
}

/** From each period to the next one. */
function moves(values: readonly (number | null)[]): number[] {
  return values.slice(0, -1).flatMap((value, at) => {
    const older = values[at + 1] ?? null
    return value === null || older === null ? [] : [value - older]
  })
}

const floorOf = ({ unit }: Judged, middle: number): number =>
  unit === 'percent' ? Math.max(SHARE_FLOOR, FLOOR * middle * (1 - middle)) : FLOOR * Math.abs(middle)

/** The standard deviation that chance alone gives it. */
function chanceOf({ unit }: Judged, middle: number, { whole, interval }: Counted): number {
  if (unit === 'orders' || unit === 'units' || unit === 'members') return Math.sqrt(Math.max(middle, 0))
  if (unit === 'percent' && whole !== null) return Math.sqrt(Math.max(middle * (1 - middle), 0) / Math.max(whole, 1))
  return interval === null ? 0 : (interval.to - interval.from) / 2 / Z_95
}

/** As far as the unit goes. */
function within({ unit }: Judged, from: number, to: number): Usual {
  if (unit === 'score') return { from: Math.max(-100, from), to: Math.min(100, to) }
  return { from: Math.max(0, from), to: unit === 'percent' ? Math.max(0, Math.min(1, to)) : to }
}
