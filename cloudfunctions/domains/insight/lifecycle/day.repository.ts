import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/** How members stood at the end of a night's look, in numbers only; kept for good. */
export interface LifecycleDay {
  /** The day of the look. */
  _id: BusinessDay
  places: { place: string; members: number }[]
  bands: { band: string; members: number }[]
  /** The moves of the 30 days that end with it. */
  moves: { move: string; members: number }[]
  allMembers: number
  /** How much is known of those who are members; missing of nights before it was counted. */
  portraits?: { members: number; filled: number }
}

const days = collection<LifecycleDay>('lifecycle_days')

export const saveDay = (db: Db, document: LifecycleDay) => db.save(days, document)
/** The newest one that is no later than a day; null when there is none. */
export const findDayBy = async (db: Db, day: BusinessDay): Promise<LifecycleDay | null> =>
  (await db.list(days, { where: { _id: { lte: day } }, orderBy: [['_id', 'desc']], limit: 1 }))[0] ?? null
