import type { FigureDay } from '#shared/insight/figure/figure-day'
import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** What the tills took altogether on a day; `_id` is `<day>:<store>`, of all stores `<day>:`. */
export interface Turnover {
  _id: string
  day: BusinessDay
  storeId: string
  totalFen: number
  at: number
}

const figureDays = collection<FigureDay>('figure_days')
const turnovers = collection<Turnover>('figure_turnovers')

const DAYS_MAX = 1000

export interface DaySpan {
  fromDay: BusinessDay
  toDay: BusinessDay
}

/** Only the job that counts writes them. */
export const saveFigureDay = (db: Db, day: FigureDay) => db.save(figureDays, day)
export const removeFigureDays = (db: Db, ids: readonly string[]) => db.removeWhere(figureDays, { _id: { in: ids } })
/** Of one store, or of all together. Index byStore. */
export const listFigureDays = (db: Db, storeId: string, { fromDay, toDay }: DaySpan) =>
  db.list(figureDays, {
    where: { storeId, day: { gte: fromDay, lte: toDay } },
    orderBy: [['day', 'asc']],
    limit: DAYS_MAX,
  })
/** Of every store on one day. Index byDay. */
export const listStoresOn = (db: Db, day: BusinessDay) =>
  db.list(figureDays, { where: { day }, orderBy: [['_id', 'asc']], limit: DAYS_MAX })
/** What each store sold in a period; the sum of all stores is among them, under ''. Index byDay. */
export const sumByStore = (db: Db, { fromDay, toDay }: DaySpan) =>
  db.sumBy(figureDays, {
    where: { day: { gte: fromDay, lte: toDay } },
    by: 'storeId',
    fields: ['spentFen'],
    limit: DAYS_MAX,
  })

export const findTurnover = (reader: Reader, id: string) => reader.find(turnovers, id)
export const saveTurnover = (tx: Tx, turnover: Turnover) => tx.save(turnovers, turnover)
export const listTurnovers = (db: Db, storeId: string, { fromDay, toDay }: DaySpan) =>
  db.list(turnovers, {
    where: { storeId, day: { gte: fromDay, lte: toDay } },
    orderBy: [['day', 'asc']],
    limit: DAYS_MAX,
  })
