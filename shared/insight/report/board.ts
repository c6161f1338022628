import { type BoardFacts, FIGURES, type FigureSpec, type FigureUnit, type Stage } from '#shared/insight/report/figures'
import { rateOf } from '#shared/insight/report/retention'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'

export const PERIOD_DAYS = 30
/** The farthest day that any figure looks back at: two periods, and what the oldest day of them needs. */
export const BOARD_DAYS = 2 * PERIOD_DAYS + PERIOD_DAYS

/** A figure with its trend. Shares are 0 … 1; null where nothing is known yet. */
export interface Figure {
  key: string
  stage: Stage
  title: string
  unit: FigureUnit
  kind: FigureSpec['kind']
  definition: string
  /** So far today; null where today says nothing yet. */
  today: number | null
  /** The last 30 full days: their sum, their share, or how it stood at their end. */
  period: number | null
  /** What `period` is a share of, in members; null for what is no share. */
  whole: number | null
  /** The 30 days before them. */
  before: number | null
  /** The last 30 days for which it is known, oldest first. */
  trend: { day: BusinessDay; value: number | null }[]
}

/** The figures as they stand on a day that is not over. */
export function boardOf(facts: BoardFacts, today: BusinessDay): Figure[] {
  return FIGURES.map((spec) => {
    const { key, stage, title, unit, kind, definition } = spec
    return { key, stage, title, unit, kind, definition, ...valuesOf(facts, spec, today) }
  })
}

function valuesOf(facts: BoardFacts, spec: FigureSpec, today: BusinessDay) {
  const lastDay = addDays(today, -1 - (spec.kind === 'rate' ? spec.lagDays : 0))
  const trend = lastDays(lastDay).map((day) => ({ day, value: valueOn(facts, spec, day) }))
  const { value: period, whole } = figureOver(facts, spec, lastDay, PERIOD_DAYS)
  return {
    today: spec.kind === 'rate' ? null : valueOn(facts, spec, today),
    period,
    whole,
    before: figureOver(facts, spec, addDays(lastDay, -PERIOD_DAYS), PERIOD_DAYS).value,
    trend,
  }
}

function valueOn(facts: BoardFacts, spec: FigureSpec, day: BusinessDay): number | null {
  if (spec.kind === 'state') return spec.of(facts, day)
  if (spec.kind === 'sum') return sumOn(facts, spec, day)
  const { part, whole } = spec.of(facts, day)
  return rateOf(part, whole)
}

/** A figure over the days that end with one; `whole` is what a share is a share of, null for anything else. */
export function figureOver(facts: BoardFacts, spec: FigureSpec, lastDay: BusinessDay, length: number): FigureOver {
  if (spec.kind === 'state') return { value: spec.of(facts, lastDay), whole: null }
  const days = lastDays(lastDay, length)
  if (spec.kind === 'sum') return { value: days.reduce((sum, day) => sum + sumOn(facts, spec, day), 0), whole: null }
  const parts = days.map((day) => spec.of(facts, day))
  const sum = (of: 'part' | 'whole') => parts.reduce((total, each) => total + each[of], 0)
  return { value: rateOf(sum('part'), sum('whole')), whole: sum('whole') }
}

export interface FigureOver {
  value: number | null
  whole: number | null
}

function sumOn({ days }: BoardFacts, spec: Extract<FigureSpec, { kind: 'sum' }>, day: BusinessDay): number {
  const found = days.get(day)
  return found ? spec.of(found) : 0
}

/** So many days, of which the last is given, oldest first. */
function lastDays(lastDay: BusinessDay, length = PERIOD_DAYS): BusinessDay[] {
  return Array.from({ length }, (_, index) => addDays(lastDay, index + 1 - length))
}
