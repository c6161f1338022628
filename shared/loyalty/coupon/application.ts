import { invariant, unreachable } from '#shared/kernel/invariant'
import {
  type Cart,
  type CountedCoupon,
  type CountedRules,
  coveredFen,
  goodsFen,
  requireCart,
  type StandingDiscount,
  standingBeside,
  totalFen,
} from './cart'
import { type Cell, COUPONS_TOGETHER_MAX, cellOfLine, cellsFor, cellsOf, takeFrom } from './cells'
import { type Exchange, exchangeFen, isByLine, percentOf } from './discount'
import { inOrder } from './order'
import { splitInProportion } from './split'

/** What one coupon takes off in a purchase, and from which lines: the parts add up to it. */
export interface AppliedCoupon {
  couponId: string
  discountFen: number
  /** Part of each line of the cart; an amount is one line. */
  lineFen: number[]
  deliveryFen: number
}

export interface Application {
  totalFen: number
  discountFen: number
  /** Never below zero. */
  payableFen: number
  /** In the order in which they were applied. */
  coupons: AppliedCoupon[]
  /** What holds without a coupon, as far as it took something off, in the same order. */
  standing: AppliedCoupon[]
}

/**
 * What several coupons, and the discounts that hold without one, take off together. Whoever calls has judged them (see `togetherProblems`); a coupon whose
 * threshold is not reached takes nothing. The answer does not depend on the order in which coupons are given, and
 * buying more never makes the discount smaller (a product belongs to one category).
 */
export function applyCoupons(
  cart: Cart,
  coupons: readonly CountedCoupon[],
  standing: readonly StandingDiscount[] = [],
): Application {
  requireCart(cart)
  invariant(coupons.length <= COUPONS_TOGETHER_MAX, `at most ${COUPONS_TOGETHER_MAX} coupons are counted together`)
  const ordered = inOrder([...standingBeside(standing, coupons.length), ...coupons])
  const steps = stepsOf(cart, ordered)
  const total = totalFen(cart)
  const leftFen = lineAmounts(cart)
  const applied = ordered.map(({ couponId }, index) => toApplied(couponId, steps[index] ?? NOTHING, leftFen))
  const discountFen = applied.reduce((sum, coupon) => sum + coupon.discountFen, 0)
  return {
    totalFen: total,
    discountFen,
    payableFen: total - discountFen,
    coupons: applied.filter((_coupon, index) => !isStandingAt(ordered, index)),
    standing: applied.filter((coupon, index) => isStandingAt(ordered, index) && coupon.discountFen > 0),
  }
}

function isStandingAt(ordered: readonly (CountedCoupon | StandingDiscount)[], index: number): boolean {
  const at = ordered[index]
  return at !== undefined && 'isStanding' in at
}

/** What one coupon takes, before it is spread over lines. */
interface Step {
  goods: { cell: Cell; fen: number; line: number | null }[]
  deliveryFen: number
}

const NOTHING: Step = { goods: [], deliveryFen: 0 }

/** What is left of the cart while coupons are applied. */
interface Rest {
  cells: Cell[]
  deliveryFen: number
  /** Units of a product, and price of products in an amount, that exchanges before this one are for. */
  unitsTaken: Map<string, number>
  amountTakenFen: number
}

function stepsOf(cart: Cart, ordered: readonly CountedCoupon[]): Step[] {
  const rest: Rest = {
    cells: cellsOf(cart, ordered),
    deliveryFen: cart.deliveryFen,
    unitsTaken: new Map(),
    amountTakenFen: 0,
  }
  return ordered.map(({ rules }, index) => {
    const covered = coveredFen(rules.conditions, cart)
    return takeStep(cart, rules, { index, covered, isReached: covered >= rules.conditions.minSpendFen }, rest)
  })
}

interface Turn {
  index: number
  covered: number
  isReached: boolean
}

function takeStep(cart: Cart, { offer }: CountedRules, turn: Turn, rest: Rest): Step {
  if (offer.kind === 'exchange') return exchangeStep(cart, offer, turn, rest)
  if (!turn.isReached) return NOTHING
  switch (offer.kind) {
    case 'amountOff':
      return fromCells(rest.cells, turn.index, offer.amountOffFen, (cell) => cell.leftFen)
    case 'percentOff':
      return fromCells(rest.cells, turn.index, offer.maxOffFen, (cell) =>
        percentOf(cell.leftFen, { ...offer, maxOffFen: null }),
      )
    case 'freeDelivery': {
      const deliveryFen = Math.min(rest.deliveryFen, offer.maxOffFen ?? rest.deliveryFen)
      rest.deliveryFen -= deliveryFen
      return { goods: [], deliveryFen }
    }
    case 'gift':
      return NOTHING
    default:
      return unreachable(offer)
  }
}

/** Cell by cell, what each may give, until `mostFen` is reached. */
function fromCells(cells: Cell[], index: number, mostFen: number | null, mayGive: (cell: Cell) => number): Step {
  const goods: Step['goods'] = []
  let open = mostFen ?? Number.MAX_SAFE_INTEGER
  for (const cell of cellsFor(cells, index)) {
    const fen = takeFrom(cell, Math.min(mayGive(cell), open))
    open -= fen
    if (fen > 0) goods.push({ cell, fen, line: null })
  }
  return { goods, deliveryFen: 0 }
}

/**
 * Each exchange is for a unit of its own. It counts the units of exchanges before it even when their own threshold is
 * not reached: what it takes depends on the other coupons only through a larger purchase being better.
 */
function exchangeStep(cart: Cart, offer: Exchange, { index, covered, isReached }: Turn, rest: Rest): Step {
  if (!isByLine(offer, cart)) {
    rest.amountTakenFen += offer.valueFen
    if (!isReached || covered < rest.amountTakenFen) return NOTHING
    return fromCells(rest.cells, index, exchangeFen(offer, offer.valueFen), (cell) => cell.leftFen)
  }
  const key = offer.productKey ?? ''
  const taken = rest.unitsTaken.get(key) ?? 0
  rest.unitsTaken.set(key, taken + 1)
  const unit = isReached ? unitAt(cart, key, taken) : null
  const cell = unit && cellOfLine(rest.cells, unit.line)
  if (!unit || !cell) return NOTHING
  const fen = takeFrom(cell, exchangeFen(offer, unit.unitFen))
  return { goods: fen > 0 ? [{ cell, fen, line: unit.line }] : [], deliveryFen: 0 }
}

/** The n-th dearest unit of a product, counted from 0. */
function unitAt(cart: Cart, productKey: string, position: number): { line: number; unitFen: number } | null {
  const lines = cart.kind === 'lines' ? cart.lines : []
  const found = lines
    .map(({ unitFen, quantity, productKey: key }, line) => ({
      line,
      unitFen,
      quantity: key === productKey ? quantity : 0,
    }))
    .sort((a, b) => b.unitFen - a.unitFen || a.line - b.line)
  let left = position
  for (const { line, unitFen, quantity } of found) {
    if (left < quantity) return { line, unitFen }
    left -= quantity
  }
  return null
}

function lineAmounts(cart: Cart): number[] {
  return cart.kind === 'amount' ? [goodsFen(cart)] : cart.lines.map(({ unitFen, quantity }) => unitFen * quantity)
}

/** Spreads what was taken over the lines it was taken from, in proportion to what is left of their prices. */
function toApplied(couponId: string, { goods, deliveryFen }: Step, leftFen: number[]): AppliedCoupon {
  const lineFen = leftFen.map(() => 0)
  let discountFen = deliveryFen
  for (const { cell, fen, line } of goods) {
    discountFen += fen
    const lines = line === null ? cell.lines : [line]
    const parts = splitInProportion(
      fen,
      lines.map((index) => leftFen[index] ?? 0),
    )
    for (let position = 0; position < lines.length; position += 1) {
      const index = lines[position] ?? 0
      const part = parts[position] ?? 0
      lineFen[index] = (lineFen[index] ?? 0) + part
      leftFen[index] = (leftFen[index] ?? 0) - part
    }
  }
  return { couponId, discountFen, lineFen, deliveryFen }
}
