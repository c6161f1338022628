import type { figureContract } from '#shared/insight/figure/contract'
import type { FigureFacts } from '#shared/insight/figure/facts'
import { before, lastPeriod, lastYear, type Period } from '#shared/insight/figure/period'
import { isWhole } from '#shared/insight/figure/scope'
import { figureTargetRules } from '#shared/insight/figure/target-rules'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { ParsedInput } from '#shared/kernel/contract'
import type { Context } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { changeOf } from './change.service'
import { figureOf, readFigures, titlesOf } from './reading.service'

type Asking = ParsedInput<(typeof figureContract)['figure.getBoard']>

/** At most six reads, however many members and stores there are. */
export async function getFigureBoard(context: Context, { by, ...scope }: Asking) {
  const today = businessDayOf(context.now)
  const period = lastPeriod(by, addDays(today, -1))
  const periods = { period, before: before(by, period), lastYear: lastYear(by, period) }
  const read = await readFigures(context, scope, { kind: by, last: period })
  const { facts, specs } = read
  const rules = await rulesInForce(context, figureTargetRules)
  const wasOpen = isOpenBy(facts, periods.lastYear)
  const figures = specs.map((spec) => {
    const { was, counted } = figureOf(spec, read, { rules, kind: by, period })
    const yearAgo = wasOpen ? read.of(spec, periods.lastYear).value : null
    return { ...titlesOf(spec), ...counted, before: was.value, lastYear: yearAgo }
  })
  const progress = read.progress([period, periods.before, periods.lastYear])
  const { channels, ...change } = await changeOf(context, scope, facts, periods)
  const notHere = read.notHere.map(({ spec: { key, group, title }, why }) => ({ key, group, title, why }))
  return { ...periods, figures, notHere, progress, change, ...(isWhole(scope) && { channels }) }
}

/** A shop that did not stand yet sold nothing a year ago, and that is no number to compare with. */
function isOpenBy({ days }: FigureFacts, { toDay }: Period): boolean {
  for (const day of days.keys()) if (day <= toDay) return true
  return false
}
