import type { TrafficDay } from '#shared/insight/traffic/traffic-day'
import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

const days = collection<TrafficDay>('traffic_days')

export const saveTrafficDay = (db: Db, day: TrafficDay) => db.save(days, day)
/** Both ends included, in order. */
export const listTrafficDays = (db: Db, fromDay: BusinessDay, toDay: BusinessDay, limit: number) =>
  db.list(days, { where: { _id: { gte: fromDay, lte: toDay } }, orderBy: [['_id', 'asc']], limit })
