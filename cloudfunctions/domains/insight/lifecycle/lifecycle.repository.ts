import type { Lifecycle, LifecycleStage } from '#shared/insight/lifecycle/lifecycle'
import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader } from '../../../platform/db/db'

const lifecycles = collection<Lifecycle>('lifecycles')

export const findLifecycle = (reader: Reader, memberId: string) => reader.find(lifecycles, memberId)
/** Those of the members who have one, in no particular order; at most 1000 ids. */
export const listLifecycles = (db: Db, memberIds: readonly string[]) => db.findMany(lifecycles, memberIds)
export const pageLifecycles = (db: Db, afterId: string | null, limit: number) => db.page(lifecycles, { afterId, limit })
export const insertLifecycles = (db: Db, documents: readonly Lifecycle[]) => db.insertMany(lifecycles, documents)
/** Changes one that is there, never one that was removed meanwhile. Returns whether it was. */
export const updateLifecycle = async (db: Db, { _id, ...rest }: Lifecycle) =>
  (await db.updateWhere(lifecycles, { _id }, { set: { ...rest } })) === 1
export const removeLifecycles = (db: Db, memberIds: readonly string[]) =>
  db.removeWhere(lifecycles, { _id: { in: memberIds } })

/** Members whose figures change by `day` through time alone, in the order of ids. */
export const listDueLifecycles = (db: Db, day: BusinessDay, afterId: string | null, limit: number) =>
  db.page(lifecycles, { where: { reviewDay: { lte: day } }, afterId, limit })
export const listOfStage = (db: Db, stage: LifecycleStage, afterId: string | null, limit: number) =>
  db.page(lifecycles, { where: { stage }, afterId, limit })

const GROUPS_MAX = 100
/** How many members have each value of a field. */
export const countBy = (db: Db, field: 'place' | 'engagement.band') =>
  db.sumBy(lifecycles, { where: { _id: { gt: '' } }, by: field, fields: [], limit: GROUPS_MAX })
/** The last moves of members since a day, each `<from>:<to>`; empty for those who were never seen elsewhere. */
export const countMovesSince = (db: Db, sinceDay: BusinessDay) =>
  db.sumBy(lifecycles, { where: { sinceDay: { gte: sinceDay } }, by: 'move', fields: [], limit: GROUPS_MAX })
