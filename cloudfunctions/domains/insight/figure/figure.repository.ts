import type { FigureDay } from '#shared/insight/figure/figure-day'
import type { Period } from '#shared/insight/figure/period'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { last } from '#shared/kernel/last'
import { collection } from '../../../platform/db/collection'
import type { Db, Tx } from '../../../platform/db/db'

/** What the tills took altogether on a day; `_id` is `<day>:<store>`, of the whole shop `<day>:`. */
export interface Turnover {
  _id: string
  day: BusinessDay
  storeId: string
  totalFen: number
  /** How many receipts; missing where only the amount was entered. */
  orders?: number
  /** Reckoned from tills' files, because nobody has entered it. */
  isFromFile?: true
  at: number
}

const figureDays = collection<FigureDay>('figure_days')
const turnovers = collection<Turnover>('figure_turnovers')

const DAYS_MAX = 1000

/** Only the job that counts writes them. */
export const saveFigureDay = (db: Db, day: FigureDay) => db.save(figureDays, day)
export const removeFigureDays = (db: Db, ids: readonly string[]) => db.removeWhere(figureDays, { _id: { in: ids } })
/** Of one slice. Index bySlice. */
export const listFigureDays = (db: Db, slice: string, { fromDay, toDay }: Period) =>
  db.list(figureDays, {
    where: { slice, day: { gte: fromDay, lte: toDay } },
    orderBy: [['day', 'asc']],
    limit: DAYS_MAX,
  })
/** Of every slice on one day. Index byDay. */
export const listSlicesOn = (db: Db, day: BusinessDay) =>
  db.list(figureDays, { where: { day }, orderBy: [['_id', 'asc']], limit: DAYS_MAX })
/** Of every slice, some days together, in the order of days, in as many pages as it takes. By the id, which begins with the day. */
export async function listAllBetween(db: Db, { fromDay, toDay }: Period): Promise<FigureDay[]> {
  const all: FigureDay[] = []
  for (;;) {
    const _id = { gt: last(all)?._id ?? fromDay, lt: addDays(toDay, 1) }
    const page = await db.list(figureDays, { where: { _id }, orderBy: [['_id', 'asc']], limit: DAYS_MAX })
    all.push(...page)
    if (page.length < DAYS_MAX) return all
  }
}
/** What several slices sold together, by day. Index bySlice. */
export const sumByDay = (db: Db, slices: readonly string[], { fromDay, toDay }: Period, fields: readonly string[]) =>
  db.sumBy(figureDays, {
    where: { slice: { in: slices }, day: { gte: fromDay, lte: toDay } },
    by: 'day',
    fields,
    limit: DAYS_MAX,
  })
/** What each slice sold in a period. Index byDay. */
export const sumBySlice = (db: Db, { fromDay, toDay }: Period, fields: readonly string[]) =>
  db.sumBy(figureDays, {
    where: { day: { gte: fromDay, lte: toDay } },
    by: 'slice',
    fields,
    limit: DAYS_MAX,
  })

export const saveTurnover = (tx: Tx, turnover: Turnover) => tx.save(turnovers, turnover)
/** What a file tells gives way to what somebody has entered, also at this very moment. Whether it was kept. */
export const saveTurnoverOfFile = (db: Db, turnover: Turnover): Promise<boolean> =>
  db.transaction(async (tx) => {
    const known = await tx.find(turnovers, turnover._id)
    if (known && known.isFromFile !== true) return false
    await tx.save(turnovers, turnover)
    return true
  })
/** Of every store and the whole shop on a day. Index byDay. */
export const listTurnoversOn = (db: Db, day: BusinessDay) =>
  db.list(turnovers, { where: { day }, orderBy: [['_id', 'asc']], limit: DAYS_MAX })
/** Those of some days that files have told, of every place. Index byFile. */
export const listTurnoversOfFiles = (db: Db, { fromDay, toDay }: Period) =>
  db.list(turnovers, {
    where: { isFromFile: true, day: { gte: fromDay, lte: toDay } },
    orderBy: [['day', 'asc']],
    limit: DAYS_MAX,
  })
export const removeTurnovers = (db: Db, ids: readonly string[]) =>
  db.removeWhere(turnovers, { _id: { in: ids }, isFromFile: true })
export const listTurnovers = (db: Db, storeId: string, { fromDay, toDay }: Period) =>
  db.list(turnovers, {
    where: { storeId, day: { gte: fromDay, lte: toDay } },
    orderBy: [['day', 'asc']],
    limit: DAYS_MAX,
  })
/** Of several stores together, by day; `count` says of how many of them something was entered. Index byStore. */
export const sumTurnovers = (db: Db, storeIds: readonly string[], { fromDay, toDay }: Period) =>
  db.sumBy(turnovers, {
    where: { storeId: { in: storeIds }, day: { gte: fromDay, lte: toDay } },
    by: 'day',
    fields: ['totalFen'],
    limit: DAYS_MAX,
  })
