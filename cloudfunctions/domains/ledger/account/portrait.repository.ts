import type { BusinessDay } from '#shared/kernel/business-day'
import type { Portrait } from '#shared/ledger/account/portrait'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'
import type { Filter } from '../../../platform/db/filter'

// Written by tags and segments, read by nouns such as coupons that need a member's tags and segments.
const portraits = collection<Portrait>('portraits')

export const findPortrait = (reader: Reader, memberId: string) => reader.find(portraits, memberId)
export const findPortraits = (db: Db, memberIds: readonly string[]) => db.findMany(portraits, memberIds)
export const insertPortraits = (db: Db, documents: readonly Portrait[]) => db.insertMany(portraits, documents)
/** Replaces the version that was read; returns 0 if there is a newer one by now. */
export const replacePortrait = (db: Db, { _id, version, ...rest }: Portrait) =>
  db.updateWhere(portraits, { _id, version }, { set: { ...rest, version: version + 1 } })
export const savePortrait = (tx: Tx, portrait: Portrait) => tx.save(portraits, portrait)

const listWhere = (db: Db, where: Filter, afterId: string | null, limit: number) =>
  db.page(portraits, { where, afterId, limit })

/** Members who have one of the tags, in the order of ids. */
export const listWithTag = (db: Db, keys: readonly string[], afterId: string | null, limit: number) =>
  listWhere(db, { tagKeys: { in: keys } }, afterId, limit)
/** All of them, in the order of ids. */
export const pagePortraits = (db: Db, afterId: string | null, limit: number) => db.page(portraits, { afterId, limit })
export const listInSegment = (db: Db, segmentId: string, afterId: string | null, limit: number) =>
  listWhere(db, { segmentIds: segmentId }, afterId, limit)
/** Members for whom something changes by `day` through time alone, in the order of ids. */
export const listDuePortraits = (db: Db, day: BusinessDay, afterId: string | null, limit: number) =>
  listWhere(db, { reviewDay: { lte: day } }, afterId, limit)

/** Portraits with segment changes that may not have been recorded yet. */
export const listUnwritten = (db: Db, limit: number) =>
  db.list(portraits, { where: { unwrittenBy: { gt: '' } }, limit })
export const clearUnwritten = (db: Db, memberIds: readonly string[], unwrittenBy: string) =>
  db.updateWhere(portraits, { _id: { in: memberIds }, unwrittenBy }, { set: { unwritten: [], unwrittenBy: null } })

export const countWithTag = (db: Db, key: string) => db.count(portraits, { tagKeys: key })
export const countInSegment = (db: Db, segmentId: string) => db.count(portraits, { segmentIds: segmentId })
/** Members with tags of all three kinds, and all of whom anything is kept. */
export const countPortraits = (db: Db, kindCount: number) =>
  db.count(portraits, { state: 'kept', kindCount: { gte: kindCount } })
