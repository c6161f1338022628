import { amount, type Counted, daysIn, plainShare, share, UNKNOWN } from './facts'
import { type CountedFigure, couponOffOf, type Sold } from './figure-day'
import { MEASURE_TITLES, type Measure, type OwnFigure, type Side } from './own-rules'
import { saleLanguage, unitsOf } from './sale-language'
import type { FigureSpec, FigureUnit } from './spec'

const MEASURES_OF: Record<Measure, (sold: Sold) => number> = {
  orders: () => 1,
  spentFen: ({ amountFen, refundedFen }) => amountFen - refundedFen,
  couponOffFen: couponOffOf,
  units: unitsOf,
}

/** No day of the calendar is asked for. */
const ANY_DAY = 0

/** What one purchase adds to a figure of the shop’s own. `digest`: of the rule, so that what was counted by another one is known. */
export function countedFigure({ key, above, below }: OwnFigure, digest: string): CountedFigure {
  const [up, down] = [adding(above), below ? adding(below) : () => 0]
  return { key, digest, of: (sold) => ({ above: up(sold), below: down(sold) }) }
}

function adding({ of, where }: Side): (sold: Sold) => number {
  const value = MEASURES_OF[of]
  if (where === null) return value
  const { test } = saleLanguage.compile(where)
  return (sold) => (test(sold, ANY_DAY) ? value(sold) : 0)
}

/** As it is shown beside the shipped ones. A day that was not counted by this rule leaves the figure unknown. */
export function specOf(figure: OwnFigure, digest: string): FigureSpec {
  const unit = unitOf(figure)
  return {
    key: figure.key,
    group: 'sales',
    title: figure.title,
    unit,
    formula: figure.below ? `${sideText(figure.above)} ÷ ${sideText(figure.below)}` : sideText(figure.above),
    definition: figure.about === '' ? '店里自己加的数字。' : figure.about,
    ofSlices: true,
    adds: figure.below === null,
    of: (facts, period): Counted => {
      const counted = daysIn(facts, period).filter(({ orders }) => orders > 0)
      const sums = counted.map(({ custom }) => custom[figure.key]).flatMap((sum) => (sum?.digest === digest ? sum : []))
      if (sums.length < counted.length) return UNKNOWN
      const above = sums.reduce((sum, each) => sum + each.above, 0)
      if (!figure.below) return amount(above)
      const below = sums.reduce((sum, each) => sum + each.below, 0)
      return isShare(figure) ? share(above, below) : plainShare(above, below)
    },
  }
}

const FEN: readonly Measure[] = ['spentFen', 'couponOffFen']

/** A part of the same purchases, one by one: only of these chance says how far it may be off. */
const isShare = ({ above, below }: OwnFigure): boolean =>
  above.of === 'orders' && below?.of === 'orders' && below.where === null

function unitOf({ above, below }: OwnFigure): FigureUnit {
  if (!below) return FEN.includes(above.of) ? 'fen' : 'times'
  if (FEN.includes(above.of) === FEN.includes(below.of)) return above.of === below.of ? 'percent' : 'ratio'
  return FEN.includes(above.of) ? 'fen' : 'ratio'
}

export function sideText({ of, where }: Side): string {
  if (where === null) return MEASURE_TITLES[of]
  const lines = saleLanguage.lines(where)
  return `${MEASURE_TITLES[of]}（${lines.map((line) => line.trim()).join('，')}）`
}
