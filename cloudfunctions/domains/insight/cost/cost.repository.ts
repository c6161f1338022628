import type { CostDay, Liability } from '#shared/insight/cost/meter'
import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/** What function instances have reported for a business day; `_id` is the day. */
export interface StoredCostDay extends CostDay {
  _id: string
  /** As of that night; null when it was not counted. */
  liability: Liability | null
}

const costDays = collection<StoredCostDay>('cost_days')

const DAYS_MAX = 31

export const listCostDays = (db: Db, fromDay: BusinessDay, toDay: BusinessDay) =>
  db.list(costDays, { where: { _id: { gte: fromDay, lte: toDay } }, orderBy: [['_id', 'asc']], limit: DAYS_MAX })
export const insertCostDay = (db: Db, day: StoredCostDay) => db.insert(costDays, day)
/** Adds to what other instances have reported for the day; false if the day has no document yet. */
export const addToCostDay = async (db: Db, day: BusinessDay, inc: Record<string, number>) =>
  (await db.updateWhere(costDays, { _id: day }, { inc })) === 1
export const setLiability = async (db: Db, day: BusinessDay, liability: Liability) =>
  (await db.updateWhere(costDays, { _id: day }, { set: { liability } })) === 1
