import { invariant } from './invariant'

/** Money is integer fen (1/100 yuan). Every rounding has a name. */

/** 12345 → '123.45'; whole yuan lose the zeros: 800 → '8'. */
export function yuan(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)
}

/** 1234500 → '12,345'; for sums in sentences that somebody decides by. */
export function groupedYuan(fen: number): string {
  const [whole = '', cents] = yuan(fen).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${cents === undefined ? '' : `.${cents}`}`
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
 * `amount × numerator / denominator`, rounded down to a whole unit. Exact for every share that is a safe integer; where
 * the product is none it goes bit by bit, because a float would round the wrong way, and phones may have no BigInt.
 */
export function shareRoundedDown(amount: number, numerator: number, denominator: number): number {
  const areWhole = [amount, numerator, denominator].every((value) => Number.isSafeInteger(value) && value >= 0)
  invariant(areWhole && denominator > 0, `${amount} × ${numerator} / ${denominator} is a share of something`)
  const product = amount * numerator
  if (Number.isSafeInteger(product)) return Math.floor(product / denominator)
  return longShare(amount, numerator, denominator)
}

/** Written division: the quotient and what is left of the bits read so far, neither ever beyond a safe integer. */
function longShare(amount: number, numerator: number, denominator: number): number {
  // The whole part of each step goes into the quotient at once, so that `step` is less than the denominator.
  const wholes = Math.floor(amount / denominator)
  const step = amount % denominator
  let quotient = 0
  let rest = 0
  const add = (part: number) => {
    // Not `rest + part`: that may be beyond a safe integer.
    const isOver = rest >= denominator - part
    rest = isOver ? rest - (denominator - part) : rest + part
    if (isOver) quotient += 1
  }
  for (const bit of numerator.toString(2)) {
    quotient *= 2
    add(rest)
    if (bit === '1') add(step)
  }
  return wholes * numerator + quotient
}
