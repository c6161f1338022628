import { amount, type Counted, daysIn, plainShare, share, sumOf, UNKNOWN } from './facts'
import { type CountedFigure, type CustomSum, couponOffOf, type Sold } from './figure-day'
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

/** What one purchase adds to a figure of the shop’s own. `mark`: of the rule, under which it is kept. */
export function countedFigure({ above, below }: OwnFigure, mark: string): CountedFigure {
  const [up, down] = [adding(above), below ? adding(below) : () => 0]
  return { mark, of: (sold) => ({ above: up(sold), below: down(sold) }) }
}

function adding({ of, where }: Side): (sold: Sold) => number {
  const value = MEASURES_OF[of]
  if (where === null) return value
  const { test } = saleLanguage.compile(where)
  return (sold) => (test(sold, ANY_DAY) ? value(sold) : 0)
}

/** As it is shown beside the shipped ones. An order that was not counted by this rule leaves the figure unknown. */
export function specOf(figure: OwnFigure, mark: string): FigureSpec {
  const unit = unitOf(figure)
  return {
    key: figure.key,
    group: 'sales',
    title: figure.title,
    unit,
    formula: figure.below ? `${sideText(figure.above)} ÷ ${sideText(figure.below)}` : sideText(figure.above),
    definition: figure.about === '' ? '店里自己加的数字。' : figure.about,
    knownOf: 'sales',
    adds: figure.below === null,
    made: { above: `custom.${mark}.above`, below: figure.below && `custom.${mark}.below` },
    of: (facts, period): Counted => {
      const counted = daysIn(facts, period).flatMap(({ custom }) => custom[mark] ?? [])
      const sum = (side: keyof CustomSum) => counted.reduce((all, each) => all + each[side], 0)
      if (sum('orders') < sumOf(facts, period, 'orders')) return UNKNOWN
      const [above, below] = [sum('above'), sum('below')]
      if (!figure.below) return amount(above)
      return isShare(figure) ? share(above, below) : plainShare(above, below)
    },
  }
}

const FEN: readonly Measure[] = ['spentFen', 'couponOffFen']

/** A part of the same purchases, one by one: only of these chance says how far it may be off. */
const isShare = ({ above, below }: OwnFigure): boolean =>
  above.of === 'orders' && below?.of === 'orders' && below.where === null

function unitOf({ above, below }: OwnFigure): FigureUnit {
  if (!below) return above.of === 'orders' || above.of === 'units' ? above.of : 'fen'
  if (FEN.includes(above.of) === FEN.includes(below.of)) return above.of === below.of ? 'percent' : 'ratio'
  return FEN.includes(above.of) ? 'fen' : 'ratio'
}

function sideText({ of, where }: Side): string {
  return where === null ? MEASURE_TITLES[of] : `${MEASURE_TITLES[of]}（${saleLanguage.sentence(where)}）`
}
