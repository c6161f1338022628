import type { Db } from '../../../platform/db/db'
import {
  countRecords,
  type From,
  type OfMember,
  orderOf,
  PAGE_SIZE,
  pageRecords,
  type RecordKind,
} from './privacy.repository'
import { shownRecord } from './shown-record'

/** So much fits into a reply of a function with room to spare; the rest is asked for kind by kind. */
export interface Room {
  bytesLeft: number
}

/** All records of a kind, as far as there is room, and where to go on. */
export async function readRecords(
  db: Db,
  kind: RecordKind,
  { memberIds, from, room }: { memberIds: readonly string[]; from: From | null; room: Room },
) {
  const count = await countRecords(db, kind, memberIds)
  const records: Record<string, unknown>[] = []
  const seen = new Set<string>()
  const answer = (nextFrom: From | null) => ({ kind, count, records, nextFrom, isComplete: nextFrom === null })
  let page: OfMember[] = count === 0 ? [] : await pageRecords(db, kind, memberIds, from)
  while (page.length > 0) {
    const fresh = page.filter(({ _id }) => !seen.has(_id))
    for (const record of fresh) {
      const shown = shownRecord(kind, record)
      room.bytesLeft -= Buffer.byteLength(JSON.stringify(shown))
      // At least one, so that whoever goes on always comes further.
      if (room.bytesLeft < 0 && records.length > 0) return answer(orderOf(kind, record))
      records.push(shown)
      seen.add(record._id)
    }
    const last = page.at(-1)
    if (!last || fresh.length === 0 || page.length < PAGE_SIZE) break
    page = await pageRecords(db, kind, memberIds, orderOf(kind, last))
  }
  return answer(null)
}
