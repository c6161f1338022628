import { invariant } from '#shared/kernel/invariant'
import { type Cart, type CartLine, type CountedRules, isCovered, lineFen, linesOf } from './cart'
import { isByLine } from './discount'

/**
 * Lines that the same coupons cover. Coupons take from cells, so that one coupon's rounding on a line can never change
 * what another may take: inside a cell there is one amount, and cells are taken in an order that prices do not change.
 */
export interface Cell {
  /** Bit n is set when the n-th coupon covers these lines. */
  coveredBy: number
  leftFen: number
  lines: number[]
}

/** More coupons than any till has patience for. */
export const COUPONS_TOGETHER_MAX = 20

/** One bit of a number for each coupon, and for what holds without one. */
const COUNTED_TOGETHER_MAX = 30

export function cellsOf(cart: Cart, ordered: readonly { rules: CountedRules }[]): Cell[] {
  invariant(ordered.length <= COUNTED_TOGETHER_MAX, `at most ${COUNTED_TOGETHER_MAX} discounts are counted together`)
  const cells: Cell[] = []
  linesOf(cart).forEach((line, index) => {
    const coveredBy = coverOf(cart, line, ordered)
    const cell = cells.find((candidate) => candidate.coveredBy === coveredBy)
    if (cell) {
      cell.leftFen += lineFen(line)
      cell.lines.push(index)
    } else cells.push({ coveredBy, leftFen: lineFen(line), lines: [index] })
  })
  return cells
}

/**
 * The cells that a coupon covers: first those that the fewest later coupons need. It leaves most for the coupons that
 * have no other goods to take from.
 */
export function cellsFor(cells: readonly Cell[], index: number): Cell[] {
  const covered = cells.filter(({ coveredBy }) => (coveredBy >> index) & 1)
  if (covered.length < 2) return covered
  const laterCoupons = ({ coveredBy }: Cell) => bitCount(coveredBy >> (index + 1))
  return covered.sort((a, b) => laterCoupons(a) - laterCoupons(b) || a.coveredBy - b.coveredBy)
}

export function cellOfLine(cells: readonly Cell[], line: number): Cell | null {
  return cells.find(({ lines }) => lines.includes(line)) ?? null
}

/** Takes so much, or what is left. Returns what was taken. */
export function takeFrom(cell: Cell, fen: number): number {
  const taken = Math.min(fen, cell.leftFen)
  cell.leftFen -= taken
  return taken
}

function coverOf(cart: Cart, line: CartLine, ordered: readonly { rules: CountedRules }[]): number {
  let cover = 0
  ordered.forEach(({ rules }, index) => {
    if (isTakenFrom(cart, line, rules)) cover |= 1 << index
  })
  return cover
}

/** An amount is covered by every coupon: the clerk sees what it is for. */
function isTakenFrom(cart: Cart, line: CartLine, { offer, conditions }: CountedRules): boolean {
  if (offer.kind === 'freeDelivery' || offer.kind === 'gift') return false
  if (offer.kind === 'exchange' && isByLine(offer, cart)) return line.productKey === offer.productKey
  return cart.kind === 'amount' || isCovered(conditions, line)
}

function bitCount(bits: number): number {
  let count = 0
  for (let left = bits; left > 0; left &= left - 1) count += 1
  return count
}
