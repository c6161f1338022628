import type { BusinessDay } from '#shared/kernel/business-day'
import type { Reading } from '#shared/reach/article/article'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const readings = collection<Reading>('readings')
const GROUPS_MAX = 100
const SUMS = ['came', 'bought'] as const

export const findReading = (reader: Reader, id: string) => reader.find(readings, id)
export const findReadings = (db: Db, ids: readonly string[]) => db.findMany(readings, ids)
export const saveReading = (tx: Tx, reading: Reading) => tx.save(readings, reading)

/** Those whose week is over by a day and was not looked at. */
export const listToFollow = (db: Db, day: BusinessDay, limit: number) =>
  db.list(readings, { where: { followDay: { lte: day } }, orderBy: [['followDay', 'asc']], limit })
export const noteFollowed = (db: Db, { _id, followDay }: Reading, came: number, bought: number) =>
  db.updateWhere(readings, { _id, followDay }, { set: { came, bought, followDay: null } })
export const removeReadingsBefore = (db: Db, day: BusinessDay) => db.removeWhere(readings, { day: { lt: day } })

/** What came of some cards, by card: readers, and of those whose week is over who came and who bought. */
export const sumByArticle = (db: Db, articleIds: readonly string[]) =>
  db.sumBy(readings, { where: { articleId: { in: articleIds } }, by: 'articleId', fields: SUMS, limit: GROUPS_MAX })
export const countByArticle = (
  db: Db,
  articleIds: readonly string[],
  where: { isUseful?: boolean; isFollowed?: true },
) =>
  db.sumBy(readings, {
    where: {
      articleId: { in: articleIds },
      ...(where.isUseful !== undefined && { isUseful: where.isUseful }),
      ...(where.isFollowed && { followDay: null }),
    },
    by: 'articleId',
    fields: [],
    limit: GROUPS_MAX,
  })
/** The same by kind, of what was read from a day on. */
export const sumByKind = (db: Db, fromDay: BusinessDay) =>
  db.sumBy(readings, { where: { day: { gte: fromDay } }, by: 'kind', fields: SUMS, limit: GROUPS_MAX })
export const countByKind = (db: Db, fromDay: BusinessDay, where: { isUseful?: boolean; isFollowed?: true }) =>
  db.sumBy(readings, {
    where: {
      day: { gte: fromDay },
      ...(where.isUseful !== undefined && { isUseful: where.isUseful }),
      ...(where.isFollowed && { followDay: null }),
    },
    by: 'kind',
    fields: [],
    limit: GROUPS_MAX,
  })
