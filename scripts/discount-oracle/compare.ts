import { type Application, applyCoupons } from '#shared/loyalty/coupon/application'
import { type Cart, isCovered } from '#shared/loyalty/coupon/cart'
import { inOrder } from '#shared/loyalty/coupon/order'
import type { Answer } from './medusa'
import type { Sample } from './random-carts'

/** Fractions of a fen that twenty decimals of the other side's division lose. */
const DUST = 1e-6

export type Verdict = 'equal' | 'rounding' | 'scopes' | 'unexplained'

export interface Comparison {
  verdict: Verdict
  ours: number
  /** With fractions of a fen. */
  theirs: number
  /** One coupon: whether every line's part is the other side's, to the fen. */
  hasSameParts: boolean | null
}

export const cartOf = ({ lines, deliveryFen }: Sample): Cart => ({ kind: 'lines', lines, deliveryFen })

export function compare(sample: Sample, answer: Answer): Comparison {
  const application = applyCoupons(cartOf(sample), sample.coupons)
  const theirs = answer.lines.reduce((sum, fen) => sum + fen, answer.delivery)
  const ours = application.discountFen
  return {
    ours,
    theirs,
    verdict: verdictOf(sample, ours, theirs),
    hasSameParts: sample.coupons.length === 1 ? hasSameParts(application, answer) : null,
  }
}

/**
 * To the fen: their sum, its fraction dropped, is ours. Otherwise one of two decided differences, each within the
 * bounds that it can reach; anything beyond them is unexplained.
 */
function verdictOf(sample: Sample, ours: number, theirs: number): Verdict {
  if (ours === Math.floor(theirs + DUST)) return 'equal'
  if (Math.abs(ours - theirs) <= roundingsOf(sample)) return 'rounding'
  return ours > theirs && haveMixedScopes(sample) ? 'scopes' : 'unexplained'
}

/** How many times a percentage is rounded here: for each percentage, in each part of the cart that it sees apart. */
function roundingsOf(sample: Sample): number {
  const parts = new Set(sample.lines.map((_line, index) => coversOf(sample, index))).size
  const percentages = sample.coupons.filter(({ rules }) => rules.offer.kind === 'percentOff').length
  return parts * percentages
}

/** Whether two coupons share goods, and one of them covers other goods as well. */
function haveMixedScopes(sample: Sample): boolean {
  const covers = sample.lines.map((_line, index) => coversOf(sample, index))
  const bits = sample.coupons.map((_, bit) => 1 << bit)
  return bits.some((a) =>
    bits.some(
      (b) => covers.some((cover) => cover & a && cover & b) && covers.some((cover) => cover & a && !(cover & b)),
    ),
  )
}

/** Which coupons cover a line, as bits in the order of application. */
function coversOf({ lines, coupons }: Sample, index: number): number {
  const line = lines[index]
  if (!line) return 0
  return inOrder(coupons).reduce((cover, { rules: { offer, conditions } }, bit) => {
    const isGoods = offer.kind === 'amountOff' || offer.kind === 'percentOff'
    const isTaken =
      offer.kind === 'exchange' ? line.productKey === offer.productKey : isGoods && isCovered(conditions, line)
    return isTaken ? cover | (1 << bit) : cover
  }, 0)
}

/** Theirs add up to fractions of a fen more; of the same sum, each part is within a fen. */
function hasSameParts({ coupons }: Application, { lines }: Answer): boolean {
  const ours = coupons[0]?.lineFen ?? []
  const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0)
  const scale = sum(lines) === 0 ? 1 : sum(ours) / sum(lines)
  return lines.every((fen, index) => Math.abs((ours[index] ?? 0) - fen * scale) < 1 + DUST)
}
