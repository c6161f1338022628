import type { Photo } from '#shared/reach/feedback/photo'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'
import { many } from '../../../platform/noun/shown-records'

const photos = collection<Photo>('feedback_photos')
/** More than a person ever sent. */
const OF_PERSON_MAX = 1000

export const findPhoto = (reader: Reader, id: string) => reader.find(photos, id)
export const insertPhotos = (tx: Tx, all: readonly Photo[]) => tx.insertEach(photos, all)
export const savePhoto = (tx: Tx, photo: Photo) => tx.save(photos, photo)
/** By byFeedback. */
export const listPhotos = (db: Db, feedbackId: string, limit: number) =>
  db.list(photos, { where: { feedbackId }, limit })
/** By byTrace. */
export const listByTrace = (db: Db, traceId: string) => db.list(photos, { where: { traceId }, limit: 1 })
/** Those that wait for a check, or for its answer, for too long. By byDue. */
export const pageDue = (db: Db, now: number, afterId: string | null, limit: number) =>
  db.page(photos, { where: { dueAt: { gt: 0, lte: now } }, afterId, limit })
/** By byAt. */
export const pageOld = (db: Db, before: number, afterId: string | null, limit: number) =>
  db.page(photos, { where: { at: { lt: before } }, afterId, limit })
/** By byMember. */
export const listPhotosOf = (db: Db, memberIds: readonly string[]) =>
  db.list(photos, { where: { memberId: { in: memberIds } }, limit: OF_PERSON_MAX })
export const removePhotos = (db: Db, ids: readonly string[]) => db.removeWhere(photos, { _id: { in: ids } })

/** The member's own file, and what became of its check. */
export const shownPhotos = many(photos, {
  of: 'memberId',
  newestBy: 'at',
  show: ({ fileId, state, at }) => ({ fileId, state, at }),
})
