import { costRules } from '#shared/insight/cost/rules'
import { WHOLE_SHOP } from '#shared/insight/figure/figure-day'
import { figureTargetRules } from '#shared/insight/figure/target-rules'
import { WORTH_DEFINITION, worthOf } from '#shared/insight/figure/worth'
import { cohortsOf } from '#shared/insight/report/cohort'
import { addDays, addMonths, businessDayOf, firstDayOf, monthOf } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { listCosts } from '../../growth/entrance/entrance.face'
import { listCohortMonths } from '../report/report.face'
import { listFigureDays } from './figure.repository'

const COSTS_MAX = 1000

/** What new buyers cost and bring, by the month in which they came. Three reads. */
export async function getWorth(context: Context, { months }: { months: number }) {
  const { db, now } = context
  const today = businessDayOf(now)
  const thisMonth = monthOf(today)
  const from = addMonths(thisMonth, 1 - months)
  const span = { fromDay: firstDayOf(from), toDay: addDays(today, -1) }
  const { marginPercent } = await rulesInForce(context, figureTargetRules)
  const { fenPer100Points } = await rulesInForce(context, costRules)
  const [found, days, costs] = await Promise.all([
    listCohortMonths(db, from),
    listFigureDays(db, WHOLE_SHOP, span),
    listCosts(db, today, COSTS_MAX),
  ])
  const cohorts = cohortsOf(found).filter(({ month }) => month >= from)
  const facts = {
    ...{ scope: 'shop' as const, fromDay: span.fromDay, totals: new Map(), fenPer100Points },
    days: new Map(days.map((day) => [day.day, day])),
  }
  return {
    cohorts: worthOf({ cohorts, facts, costs, thisMonth, marginPercent }),
    marginPercent,
    fenPer100Points,
    definition: WORTH_DEFINITION,
  }
}
