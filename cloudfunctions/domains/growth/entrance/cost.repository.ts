import type { ChannelCost } from '#shared/growth/entrance/cost'
import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

const costs = collection<ChannelCost>('channel_costs')

export const saveCost = (db: Db, cost: ChannelCost) => db.save(costs, cost)
export const removeCost = (db: Db, _id: string) => db.removeWhere(costs, { _id })
/** Whose period has begun by a day, the latest beginning first. */
export const listCosts = (db: Db, untilDay: BusinessDay, limit: number) =>
  db.list(costs, { where: { fromDay: { lte: untilDay } }, orderBy: [['fromDay', 'desc']], limit })
