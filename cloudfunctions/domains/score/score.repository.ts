import type { BusinessDay } from '#shared/kernel/business-day'
import type { Score } from '#shared/score/score'
import { collection } from '../../platform/db/collection'
import type { Db, Reader } from '../../platform/db/db'

const scores = collection<Score>('scores')

export const findScore = (reader: Reader, memberId: string) => reader.find(scores, memberId)
/** Those of the members who have one, in no order; at most 1000 ids. */
export const listScores = (db: Db, memberIds: readonly string[]) => db.findMany(scores, memberIds)
export const pageScores = (db: Db, afterId: string | null, limit: number) => db.page(scores, { afterId, limit })
export const insertScores = (db: Db, documents: readonly Score[]) => db.insertMany(scores, documents)
/** Changes a score that is there; never brings one back that was taken away meanwhile. */
export const updateScore = (db: Db, { _id, ...rest }: Score) => db.updateWhere(scores, { _id }, { set: { ...rest } })
export const removeScores = (db: Db, memberIds: readonly string[]) => db.removeWhere(scores, { _id: { in: memberIds } })
/** Whose figures change by `day` through time alone, in the order of ids. */
export const listDueScores = (db: Db, day: BusinessDay, afterId: string | null, limit: number) =>
  db.list(scores, {
    where: { reviewDay: { lte: day }, _id: { gt: afterId ?? '' } },
    orderBy: [['_id', 'asc']],
    limit,
  })
