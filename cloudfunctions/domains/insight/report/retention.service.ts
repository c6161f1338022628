import { cohortsOf } from '#shared/insight/report/cohort'
import { COHORT_DEFINITION, RETENTION_DEFINITIONS } from '#shared/insight/report/definitions'
import { type GridStep, gridRows, gridTotal } from '#shared/insight/report/retention-grid'
import { addMonths, businessDayOf, monthOf } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import { findRetention, listCohortMonths } from './report.repository'

/** The grid as the last night made it, grouped as asked. */
export async function getRetention({ db }: Context, { by }: { by: GridStep }) {
  const grid = await findRetention(db)
  return {
    lastFullDay: grid?.lastFullDay ?? null,
    total: gridTotal(grid?.cohorts ?? []),
    rows: grid ? gridRows(grid, by) : [],
    definitions: RETENTION_DEFINITIONS,
  }
}

/** The cohorts whose first month is one of the last `months`, this one included. */
export async function getCohorts({ db, now }: Context, { months }: { months: number }) {
  const thisMonth = monthOf(businessDayOf(now))
  const from = addMonths(thisMonth, 1 - months)
  const cohorts = cohortsOf(await listCohortMonths(db, from)).filter(({ month }) => month >= from)
  return { cohorts, thisMonth, definition: COHORT_DEFINITION }
}
