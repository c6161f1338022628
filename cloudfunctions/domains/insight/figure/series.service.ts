import type { figureContract } from '#shared/insight/figure/contract'
import { before, lastPeriod, type Period, type PeriodKind } from '#shared/insight/figure/period'
import { figureTargetRules } from '#shared/insight/figure/target-rules'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { ParsedInput } from '#shared/kernel/contract'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { rulesInForce } from '../../base/settings/settings.face'
import { figureOf, readFigures, titlesOf } from './reading.service'

type Asking = ParsedInput<(typeof figureContract)['figure.getSeries']>

/** So many periods are shown. */
const SHOWN: Record<PeriodKind, number> = { day: 35, week: 16, month: 13 }

/** One figure, period after period, with its targets and lights. Four reads. @throws DomainError FIGURE_NOT_FOUND */
export async function getFigureSeries(context: Context, { key, by, ...scope }: Asking) {
  const today = businessDayOf(context.now)
  const periods = lastPeriods(by, lastPeriod(by, addDays(today, -1)))
  const [first, last] = [periods[0], periods.at(-1)]
  if (!first || !last) throw new Error('Invariant broken: a series has a period')
  // The light of the oldest goes on from the period before it.
  const read = await readFigures(context, scope, { fromDay: before(by, first).fromDay, toDay: last.toDay })
  const { facts, specs } = read
  const spec = specs.find((each) => each.key === key)
  if (!spec) throw new DomainError('FIGURE_NOT_FOUND')
  const rules = await rulesInForce(context, figureTargetRules)
  const points = periods.map((period) => ({ period, ...figureOf(spec, facts, { rules, kind: by, period }).counted }))
  const progress = read.progress([{ fromDay: first.fromDay, toDay: last.toDay }])
  return { figure: titlesOf(spec), points, progress }
}

/** Oldest first. Days follow each other, though a day is compared with the one a week ago. */
function lastPeriods(by: PeriodKind, last: Period): Period[] {
  const all = [last]
  while (all.length < SHOWN[by]) {
    const [first = last] = all
    const day = addDays(first.fromDay, -1)
    all.unshift(by === 'day' ? { fromDay: day, toDay: day } : before(by, first))
  }
  return all
}
