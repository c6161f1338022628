/** `unknown`: nothing is known yet, or nothing was promised. */
export type Light = 'good' | 'watch' | 'bad' | 'unknown'

/** What a figure should reach. `base` is what must not be missed, `challenge` what would be a success. */
export interface Target {
  base: number
  challenge: number
}

export interface Reading {
  value: number | null
  /** How far chance alone moves it, up and down; 0 where it is counted whole. */
  interval: number
}

/**
 * The one rule of all lights. A figure is bad when it lies below the base by more than chance, good from the challenge on.
 * A light that is on stays on until its bound is passed by `hysteresis`, a share of the bound, so that a figure that
 * stands at a bound does not flicker. Where less is better the challenge is below the base.
 */
export function lightOf(
  { value, interval }: Reading,
  target: Target | null,
  { hysteresis, before }: { hysteresis: number; before: Light },
): Light {
  if (value === null || target === null) return 'unknown'
  const sign = target.challenge >= target.base ? 1 : -1
  const over = (bound: number, by: number) => sign * (value - bound) >= by
  const slack = (bound: number) => Math.abs(bound) * hysteresis
  const isGood = over(target.challenge, before === 'good' ? -slack(target.challenge) : 0)
  if (isGood) return 'good'
  const isBad = !over(target.base, before === 'bad' ? slack(target.base) - interval : -interval)
  return isBad ? 'bad' : 'watch'
}

/** The half width in which 95 of 100 repetitions would lie: of a share of `whole`, or of a count by itself. */
export function chanceOf({ value, whole }: { value: number; whole: number | null }): number {
  if (whole === null) return 1.96 * Math.sqrt(Math.max(value, 0))
  return whole === 0 ? 1 : 1.96 * Math.sqrt(Math.max(value * (1 - value), 0) / whole)
}
