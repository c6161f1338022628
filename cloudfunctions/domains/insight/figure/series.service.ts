import type { figureContract } from '#shared/insight/figure/contract'
import { before, lastPeriod, type Period, type PeriodKind } from '#shared/insight/figure/period'
import { figureLight, figureTargetRules } from '#shared/insight/figure/target-rules'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { ParsedInput } from '#shared/kernel/contract'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { rulesInForce } from '../../base/settings/settings.face'
import { readFigures } from './reading.service'

type Asking = ParsedInput<(typeof figureContract)['figure.getSeries']>

/** So many periods are shown. */
const SHOWN: Record<PeriodKind, number> = { day: 35, week: 16, month: 13 }
/** What the oldest of them looks back at: who bought is followed for 90 days. */
const FOLLOWED_DAYS = 95

/** One figure, period after period, with its targets and lights. Four reads. @throws DomainError FIGURE_NOT_FOUND */
export async function getFigureSeries(context: Context, { key, by, ...scope }: Asking) {
  const today = businessDayOf(context.now)
  const periods = lastPeriods(by, lastPeriod(by, addDays(today, -1)))
  const [first, last] = [periods[0], periods.at(-1)]
  if (!first || !last) throw new Error('Invariant broken: a series has a period')
  const span = { fromDay: addDays(first.fromDay, -FOLLOWED_DAYS), toDay: last.toDay }
  const read = await readFigures(context, scope, span)
  const { facts, specs } = read
  const spec = specs.find((each) => each.key === key)
  if (!spec) throw new DomainError('FIGURE_NOT_FOUND')
  const targets = await rulesInForce(context, figureTargetRules)
  const { group, title, unit, formula, definition, lessIsBetter = false } = spec
  const points = periods.slice(1).map((period, at) => {
    const earlier = periods[at] ?? period
    const [now, was] = [spec.of(facts, period), spec.of(facts, earlier)]
    return { period, ...now, ...figureLight(targets, spec, { kind: by, period, now, was }) }
  })
  const progress = read.progress([{ fromDay: first.fromDay, toDay: last.toDay }])
  return { figure: { key, group, title, unit, formula, definition, lessIsBetter }, points, progress }
}

/** Oldest first, with one more before those that are shown. Days follow each other, though a day is compared with the one a week ago. */
function lastPeriods(by: PeriodKind, last: Period): Period[] {
  const all = [last]
  while (all.length <= SHOWN[by]) {
    const [first = last] = all
    const day = addDays(first.fromDay, -1)
    all.unshift(by === 'day' ? { fromDay: day, toDay: day } : before(by, first))
  }
  return all
}
