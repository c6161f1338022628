import { invariant } from '#shared/kernel/invariant'

/**
 * Splits an amount in proportion to weights, to the fen: each part is its exact share rounded down, and what is left
 * over goes, one fen each, to the parts that lost most (the first of equals). No part is larger than its weight.
 */
export function splitInProportion(amountFen: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  invariant(amountFen >= 0 && amountFen <= whole, 'no more is split than the parts are worth')
  if (amountFen === 0) return weights.map(() => 0)
  const losses: number[] = []
  let left = amountFen
  const parts = weights.map((weight) => {
    const loss = lossOf(amountFen, weight, whole)
    const part = shareOf(amountFen, weight, whole, loss)
    losses.push(loss)
    left -= part
    return part
  })
  for (; left > 0; left -= 1) {
    const index = largestOf(losses)
    parts[index] = (parts[index] ?? 0) + 1
    losses[index] = 0
  }
  return parts
}

/** What rounding down takes from a share, in parts of `whole`. */
function lossOf(amount: number, weight: number, whole: number): number {
  const product = amount * weight
  if (Number.isSafeInteger(product)) return product % whole
  // Beyond what a float holds exactly: a line of a million yuan with half of it off.
  return Number((BigInt(amount) * BigInt(weight)) % BigInt(whole))
}

function shareOf(amount: number, weight: number, whole: number, loss: number): number {
  const product = amount * weight
  if (Number.isSafeInteger(product)) return (product - loss) / whole
  return Number((BigInt(amount) * BigInt(weight)) / BigInt(whole))
}

function largestOf(amounts: readonly number[]): number {
  let largest = 0
  for (let index = 1; index < amounts.length; index += 1) {
    if ((amounts[index] ?? 0) > (amounts[largest] ?? 0)) largest = index
  }
  return largest
}
