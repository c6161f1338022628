import { effectOf, sequentialInterval } from './effect'
import type { Spread } from './spread'

/** What an experiment must not harm, whatever else it brings. */
export interface Guardrail {
  /** Whether more of the figure is what the shop wants. */
  isMoreBetter: boolean
  /** The harm, as a share of what the other arm has, that is put up with. */
  toleratedShare: number
}

/**
 * Whether the arm has certainly done more harm than is put up with. It is asked every day, so by the interval that any number
 * of looks allows: the experiment then stops by itself, and must not do so by chance.
 */
export function isHarmed(
  control: Spread,
  arm: Spread,
  guardrail: Guardrail,
  tunedFor?: number,
  alpha?: number,
): boolean {
  const effect = effectOf(control, arm, 'relative')
  if (!effect) return false
  const { from, to } = sequentialInterval(effect, tunedFor, alpha)
  return guardrail.isMoreBetter ? to < -guardrail.toleratedShare : from > guardrail.toleratedShare
}
