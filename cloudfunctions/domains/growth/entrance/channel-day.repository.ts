import type { ChannelDay } from '#shared/growth/entrance/channel-day'
import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import { isNew } from '../../../platform/db/is-new'

const days = collection<ChannelDay>('channel_days')

export const listChannelDays = (db: Db, fromDay: BusinessDay, toDay: BusinessDay, limit: number) =>
  db.list(days, { where: { _id: { gte: fromDay, lte: toDay } }, orderBy: [['_id', 'asc']], limit })
/** The earliest that is to be counted; null when all are. */
export const findOpenDay = async (db: Db) =>
  (await db.list(days, { where: { isOpen: true }, orderBy: [['_id', 'asc']], limit: 1 }))[0] ?? null

/** Marks a day as to be counted. Once more while it is counted: then that count is not the last. */
export async function openDay(db: Db, day: BusinessDay): Promise<void> {
  const reopen = () => db.updateWhere(days, { _id: day }, { set: { isOpen: true }, inc: { opened: 1 } })
  if ((await reopen()) > 0) return
  const opened = db.insert(days, { _id: day, isOpen: true, opened: 1, countedAt: null, channels: [] })
  if (!(await isNew(opened))) await reopen()
}

/** Writes a count, unless the day was opened again since it began: 0 then. */
export const closeDay = (db: Db, { _id, opened, countedAt, channels }: ChannelDay) =>
  db.updateWhere(days, { _id, opened }, { set: { isOpen: false, countedAt, channels } })
