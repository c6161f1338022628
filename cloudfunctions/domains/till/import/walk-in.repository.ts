import type { BusinessDay } from '#shared/kernel/business-day'
import { partsOf } from '#shared/kernel/parts'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import { listWhole } from '../../../platform/db/written-since'
import type { NobodyDay } from './sheet'

/**
 * What a till's file says was sold on a day to nobody it knows; with what members bought, it is all that the till took. `_id` is
 * `<store>:<source>:<day>`: the next file of the same till about the same day stands in its place.
 */
export interface WalkInDay extends NobodyDay {
  _id: string
  storeId: string
  day: BusinessDay
  importId: string
}

interface FileOfStore {
  storeId: string
  source: string | null
  importId: string
}

const walkIns = collection<WalkInDay>('import_walk_ins')
const AT_ONCE = 100

/** Whoever dies in between writes the same again before the run is done. */
export async function keepWalkIns(
  db: Db,
  { storeId, source, importId }: FileOfStore,
  days: ReadonlyMap<BusinessDay, NobodyDay>,
): Promise<void> {
  const all = [...days].map(([day, { fen, orders }]) => {
    return { _id: `${storeId}:${source ?? ''}:${day}`, storeId, day, fen, orders, importId }
  })
  for (const part of partsOf(all, AT_ONCE)) {
    await db.removeWhere(walkIns, { _id: { in: part.map(({ _id }) => _id) } })
    await db.insertMany(walkIns, part)
  }
}

export const forgetWalkIns = (db: Db, importId: string) => db.removeWhere(walkIns, { importId })
/** Of all stores, both ends included. Index byDay. */
export const listWalkIns = (db: Db, fromDay: BusinessDay, toDay: BusinessDay) =>
  listWhole(db, walkIns, { day: { gte: fromDay, lte: toDay } })
