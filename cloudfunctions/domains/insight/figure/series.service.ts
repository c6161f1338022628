import type { figureContract } from '#shared/insight/figure/contract'
import { lastPeriod, shownPeriods } from '#shared/insight/figure/period'
import { figureTargetRules } from '#shared/insight/figure/target-rules'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { ParsedInput } from '#shared/kernel/contract'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { rulesInForce } from '../../base/settings/settings.face'
import { figureOf, readFigures, titlesOf } from './reading.service'

type Asking = ParsedInput<(typeof figureContract)['figure.getSeries']>

/** One figure, period after period, with its targets and lights. Four reads. @throws DomainError FIGURE_NOT_FOUND */
export async function getFigureSeries(context: Context, { key, by, ...scope }: Asking) {
  const today = businessDayOf(context.now)
  const last = lastPeriod(by, addDays(today, -1))
  const periods = shownPeriods(by, last)
  const read = await readFigures(context, scope, { kind: by, last })
  const spec = read.specs.find((each) => each.key === key)
  const missing = read.notHere.find((each) => each.spec.key === key)
  if (missing) return { figure: titlesOf(missing.spec), points: [], progress: read.progress([]), notHere: missing.why }
  if (!spec) throw new DomainError('FIGURE_NOT_FOUND')
  const rules = await rulesInForce(context, figureTargetRules)
  const points = periods.map((period) => ({ period, ...figureOf(spec, read, { rules, kind: by, period }).counted }))
  const progress = read.progress([{ fromDay: periods[0]?.fromDay ?? last.fromDay, toDay: last.toDay }])
  return { figure: titlesOf(spec), points, progress }
}
