import type { Score, Stage } from '#shared/insight/score/score'
import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader } from '../../../platform/db/db'
import type { Filter } from '../../../platform/db/filter'

const scores = collection<Score>('scores')

export const findScore = (reader: Reader, memberId: string) => reader.find(scores, memberId)
/** The scores of those members who have one, in no particular order; at most 1000 ids. */
export const listScores = (db: Db, memberIds: readonly string[]) => db.findMany(scores, memberIds)
export const pageScores = (db: Db, afterId: string | null, limit: number) => db.page(scores, { afterId, limit })
export const insertScores = (db: Db, documents: readonly Score[]) => db.insertMany(scores, documents)
/** Changes an existing score, never one that was removed meanwhile. Returns whether it was there. */
export const updateScore = async (db: Db, { _id, ...rest }: Score) =>
  (await db.updateWhere(scores, { _id }, { set: { ...rest } })) === 1
export const removeScores = (db: Db, memberIds: readonly string[]) => db.removeWhere(scores, { _id: { in: memberIds } })

const listWhere = (db: Db, where: Filter, afterId: string | null, limit: number) =>
  db.page(scores, { where, afterId, limit })

/** Members whose figures change by `day` through time alone, in the order of ids. */
export const listDueScores = (db: Db, day: BusinessDay, afterId: string | null, limit: number) =>
  listWhere(db, { reviewDay: { lte: day } }, afterId, limit)
export const listScoresBy = (
  db: Db,
  { group, stage }: { group?: string | undefined; stage?: Stage | undefined },
  afterId: string | null,
  limit: number,
) => listWhere(db, { ...(group && { group }), ...(stage && { stage }) }, afterId, limit)

/** Of a stage whom the shop values at least so much, the highest first. By byStageValue. */
export const listOfStage = (db: Db, { stage, valueFrom }: { stage: Stage; valueFrom: number }, limit: number) =>
  db.list(scores, { where: { stage, value: { gte: valueFrom } }, orderBy: [['value', 'desc']], limit })

/** Recently active members, first those most likely to stay away, or those with the most at stake. */
export const listWatched = (db: Db, by: 'silent90' | 'lossFen', limit: number) => {
  const field = `watch.${by}`
  return db.list(scores, { where: { [field]: { gte: 0 } }, orderBy: [[field, 'desc']], limit })
}
export const countWatched = (db: Db) => db.count(scores, { 'watch.silent90': { gte: 0 } })
export const countScores = (db: Db) => db.count(scores, { _id: { gt: '' } })

const GROUPS_MAX = 50
/** How many members have each value of a field. */
export const countScoresBy = (db: Db, field: string) =>
  db.sumBy(scores, { where: { _id: { gt: '' } }, by: field, fields: [], limit: GROUPS_MAX })
/** The members of each stage, and what is at stake with those who bought lately. */
export const sumLossByStage = (db: Db) =>
  db.sumBy(scores, { where: { _id: { gt: '' } }, by: 'stage', fields: ['watch.lossFen'], limit: GROUPS_MAX })
const LEADS_MAX = 1000
/** How many last warnings were right, by the days that they were early; the others are under 'null'. */
export const countLeads = (db: Db) =>
  db.sumBy(scores, { where: { _id: { gt: '' } }, by: 'lastWarned.leadDays', fields: [], limit: LEADS_MAX })
/** How many scores a run has written, by what made it look at them. */
export const countWrittenIn = (db: Db, runId: string) =>
  db.sumBy(scores, { where: { scoredIn: runId }, by: 'cause', fields: [], limit: GROUPS_MAX })
