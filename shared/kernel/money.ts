import { invariant } from './invariant'

/** Money is integer fen (1/100 yuan). Every rounding has a name. */

/** 12345 → '123.45'; whole yuan lose the zeros: 800 → '8'. */
export function yuan(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)
}

/** Always two decimals, for sums of money in a column: 800 → '8.00'. */
export function yuanWithFen(fen: number): string {
  return (fen / 100).toFixed(2)
}

/** Reads '29.33' as 2933 fen; null for anything but a plain decimal of at most two places (no sign, no exponent). */
export function fenFromYuan(text: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!match) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/**
 * `amount × numerator / denominator`, rounded down to a whole unit. Exact for every safe integer product;
 * beyond that it goes through BigInt, because a float would round the wrong way.
 */
export function shareRoundedDown(amount: number, numerator: number, denominator: number): number {
  const areWhole = [amount, numerator, denominator].every((value) => Number.isSafeInteger(value) && value >= 0)
  invariant(areWhole && denominator > 0, `${amount} × ${numerator} / ${denominator} is a share of something`)
  const product = amount * numerator
  if (Number.isSafeInteger(product)) return Math.floor(product / denominator)
  return Number((BigInt(amount) * BigInt(numerator)) / BigInt(denominator))
}
