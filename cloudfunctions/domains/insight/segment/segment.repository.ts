import type { SegmentCondition } from '#shared/insight/segment/language'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { SegmentChange } from '#shared/ledger/account/portrait'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'
import type { NewestReading } from '../../../platform/db/newest-page'
import { listWhole } from '../../../platform/db/written-since'

/** A segment as it is kept. Who is in it stands in the members' portraits. */
export interface StoredSegment {
  /** `seg_<key>` */
  _id: string
  name: string
  note: string
  /** Checked again on every read: if the catalogue has lost one of its words, the segment is broken, never wrong. */
  condition: SegmentCondition
  /** Grows with every change of the condition. */
  version: number
  /** `building`: its members are being found. `ending`: its members are being removed, and then the segment is too. */
  state: 'building' | 'ready' | 'failed' | 'ending'
  /** How far the search for members has come; null when it is done. */
  build: Build | null
  by: string
  savedAt: number
  /** How often a segment that refers to this one was saved. */
  holds?: number
  /** The request that last saved it. The same request sent again finds its work done. */
  requestId: string
}

/** First its present members are judged again, then the members its condition can reach. */
export interface Build {
  phase: 'members' | 'reach'
  afterId: string | null
  looked: number
  /** Slices in a row that failed. */
  failures: number
}

export const SEGMENTS_MAX = 100

const segments = collection<StoredSegment>('segments')
const changes = collection<SegmentChange>('segment_changes')

export const findSegment = (reader: Reader, segmentId: string) => reader.find(segments, segmentId)
export const listSegments = (db: Db) => db.page(segments, { afterId: null, limit: SEGMENTS_MAX })
export const listUnbuilt = (db: Db) =>
  db.list(segments, {
    where: { state: { in: ['building', 'ending'] } },
    orderBy: [['_id', 'asc']],
    limit: SEGMENTS_MAX,
  })
export const saveSegment = (tx: Tx, segment: StoredSegment) => tx.save(segments, segment)
/** Keeps how far a build has come, unless the segment was saved anew meanwhile. */
export const keepBuild = (db: Db, { _id, version, state }: StoredSegment, to: Pick<StoredSegment, 'state' | 'build'>) =>
  db.updateWhere(segments, { _id, version, state }, { set: to })
export const removeSegment = (db: Db, { _id, version, state }: StoredSegment) =>
  db.removeWhere(segments, { _id, version, state })

export const insertChanges = (db: Db, documents: readonly SegmentChange[]) => db.insertMany(changes, documents)
export const insertChangesIn = (tx: Tx, documents: readonly SegmentChange[]) => tx.insertEach(changes, documents)
export const findChanges = (db: Db, ids: readonly string[]) => db.findMany(changes, ids)
/** Newest first. */
/** Newest first. Index byMember. */
export const listChangesOfMember = (db: Db, memberId: string, limit: number) =>
  db.list(changes, { where: { memberId }, orderBy: [['at', 'desc']], limit })
/** Of a segment; a night writes thousands in one instant. */
export const changesOf = (db: Db, segmentId: string): NewestReading<SegmentChange> => ({
  atOf: ({ at }) => at,
  before: (at, limit) => db.list(changes, { where: { segmentId, at: { lt: at } }, orderBy: [['at', 'desc']], limit }),
  within: (at, afterId, limit) =>
    db.list(changes, { where: { segmentId, at, _id: { gt: afterId } }, orderBy: [['_id', 'asc']], limit }),
})
/** By bySegment: what came after a place and up to an instant, oldest first; of one instant in the order of ids. */
export async function listEntriesSince(
  db: Db,
  segmentId: string,
  { at, id, untilAt }: { at: number; id: string | null; untilAt: number },
  limit: number,
): Promise<SegmentChange[]> {
  const rest = id === null ? [] : await changesOf(db, segmentId).within(at, id, limit)
  if (rest.length > 0) return rest
  const [next] = await db.list(changes, {
    where: { segmentId, at: { ...(id === null ? { gte: at } : { gt: at }), lte: untilAt } },
    orderBy: [['at', 'asc']],
    limit: 1,
  })
  return next ? changesOf(db, segmentId).within(next.at, '', limit) : []
}
/** By byMember: when some members came into a segment since. */
export const listEntriesOfMembers = (db: Db, segmentId: string, memberIds: readonly string[], fromAt: number) =>
  listWhole(db, changes, { memberId: { in: memberIds }, at: { gte: fromAt }, segmentId, kind: 'entered' })
export const removeChangesBefore = (db: Db, day: BusinessDay) => db.removeWhere(changes, { day: { lt: day } })
