import { invariant } from '#shared/kernel/invariant'
import { shareRoundedDown } from '#shared/kernel/money'

/**
 * Splits an amount in proportion to weights, to the fen: each part is its exact share rounded down, and what is left
 * over goes, one fen each, to the parts that lost most (the first of equals). No part is larger than its weight.
 */
export function splitInProportion(amountFen: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  invariant(amountFen >= 0 && amountFen <= whole, `${amountFen} can be split over parts of ${whole}`)
  if (amountFen === 0) return weights.map(() => 0)
  if (weights.length === 1) return [amountFen]
  const parts = weights.map((weight) => shareRoundedDown(amountFen, weight, whole))
  let left = amountFen - parts.reduce((sum, part) => sum + part, 0)
  if (left === 0) return parts
  for (const index of byLoss(amountFen, weights, whole)) {
    if (left === 0) break
    parts[index] = (parts[index] ?? 0) + 1
    left -= 1
  }
  return parts
}

/** Indexes of the parts that rounding took something from, largest loss first. */
function byLoss(amountFen: number, weights: readonly number[], whole: number): number[] {
  const isSmall = Number.isSafeInteger(amountFen * whole)
  const losses = weights.map((weight) =>
    isSmall ? (amountFen * weight) % whole : Number((BigInt(amountFen) * BigInt(weight)) % BigInt(whole)),
  )
  const lossOf = (index: number) => losses[index] ?? 0
  return [...losses.keys()].filter((index) => lossOf(index) > 0).sort((a, b) => lossOf(b) - lossOf(a) || a - b)
}
