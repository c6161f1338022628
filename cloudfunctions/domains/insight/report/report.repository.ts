import type { BuyerMonth } from '#shared/insight/event/event-day'
import type { CohortMonth } from '#shared/insight/report/cohort'
import type { RetentionGrid } from '#shared/insight/report/retention-grid'
import type { BusinessDay, BusinessMonth } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/** The retention grid of the shop, made every night. */
interface RetentionReport extends RetentionGrid {
  _id: 'retention'
}

/** What was bought in a month; `_id` is `cohort:<month>`. */
interface CohortReport {
  _id: string
  month: BusinessMonth
  rows: BuyerMonth[]
}

/** Members by tier at the end of a day; `_id` is `tiers:<day>`. */
interface TierReport {
  _id: string
  day: BusinessDay
  tiers: { key: string; members: number }[]
}

/** How far the members who began on a day went in each funnel; `_id` is the day. */
export interface FunnelDay {
  _id: BusinessDay
  /** In the order of the rules. */
  funnels: FunnelCount[]
}

export interface FunnelCount {
  key: string
  /** Belongs to the rule by which it was counted. */
  digest: string
  /** Members who reached each step. */
  members: number[]
}

const retentionReports = collection<RetentionReport>('reports')
const cohortReports = collection<CohortReport>('reports')
const tierReports = collection<TierReport>('reports')
const funnelDays = collection<FunnelDay>('funnel_days')

export const findRetention = (db: Db): Promise<RetentionGrid | null> => db.find(retentionReports, 'retention')
export const saveRetention = (db: Db, grid: RetentionGrid) => db.save(retentionReports, { _id: 'retention', ...grid })

export const saveCohortMonth = (db: Db, { month, rows }: { month: BusinessMonth; rows: BuyerMonth[] }) =>
  db.save(cohortReports, { _id: `cohort:${month}`, month, rows })
/** What was bought from a month on, at most 36 months. */
export const listCohortMonths = (db: Db, from: BusinessMonth): Promise<CohortMonth[]> =>
  db.list(cohortReports, {
    where: { _id: { gte: `cohort:${from}`, lt: 'cohort;' } },
    orderBy: [['_id', 'asc']],
    limit: 36,
  })

export const saveTiers = (db: Db, day: BusinessDay, tiers: TierReport['tiers']) =>
  db.save(tierReports, { _id: `tiers:${day}`, day, tiers })
/** As counted in the nights after these days, in no particular order. */
export const findTiersOf = (db: Db, days: readonly BusinessDay[]) =>
  db.findMany(
    tierReports,
    days.map((day) => `tiers:${day}`),
  )

export const findFunnelDay = (db: Db, day: BusinessDay) => db.find(funnelDays, day)
export const saveFunnelDay = (db: Db, document: FunnelDay) => db.save(funnelDays, document)
export const listFunnelDays = (db: Db, fromDay: BusinessDay, toDay: BusinessDay) =>
  db.list(funnelDays, { where: { _id: { gte: fromDay, lte: toDay } }, orderBy: [['_id', 'asc']], limit: 100 })
