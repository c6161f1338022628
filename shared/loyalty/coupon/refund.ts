import { invariant } from '#shared/kernel/invariant'
import { shareRoundedDown } from '#shared/kernel/money'

/** A part of a purchase as it was paid: a line, or the whole of an amount. */
export interface PaidPart {
  /** At the price before coupons. */
  amountFen: number
  discountFen: number
}

export interface RefundPart {
  /** Money back to the member. */
  moneyFen: number
  /** How much of the discount these goods had carried; not paid out. */
  discountFen: number
}

/**
 * What comes back for goods worth `goodsFen` before coupons, when goods worth `alreadyFen` of the same part have come
 * back before. Counted from all that has come back, never piece by piece: however a part is returned, its refunds add
 * up to exactly what was paid for it.
 */
export function refundOf(part: PaidPart, alreadyFen: number, goodsFen: number): RefundPart {
  const { amountFen, discountFen } = part
  invariant(discountFen >= 0 && discountFen <= amountFen, 'a discount is not larger than the price')
  invariant(
    alreadyFen >= 0 && goodsFen >= 0 && alreadyFen + goodsFen <= amountFen,
    'no more comes back than was bought',
  )
  const moneyFen = moneyBack(part, alreadyFen + goodsFen) - moneyBack(part, alreadyFen)
  return { moneyFen, discountFen: goodsFen - moneyFen }
}

/** The same for units of a line. */
export function refundOfUnits(part: PaidPart & { quantity: number }, alreadyUnits: number, units: number): RefundPart {
  const { amountFen, quantity } = part
  invariant(quantity > 0 && amountFen % quantity === 0, 'a line is a number of units at one price')
  const unitFen = amountFen / quantity
  return refundOf(part, alreadyUnits * unitFen, units * unitFen)
}

/** Rounded down for each part, so that returning in pieces never brings a fen early. */
function moneyBack({ amountFen, discountFen }: PaidPart, goodsFen: number): number {
  return goodsFen === 0 ? 0 : shareRoundedDown(amountFen - discountFen, goodsFen, amountFen)
}
