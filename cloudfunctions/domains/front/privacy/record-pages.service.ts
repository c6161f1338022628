import type { Db } from '../../../platform/db/db'
import { type From, PAGE_SIZE, type Section, type ShownRecord } from '../../../platform/noun/shown-records'

/** This much fits into a function's reply with room to spare; the rest is asked for kind by kind. */
export interface Room {
  bytesLeft: number
}

export interface PagedSection extends Section {
  shows: Extract<Section['shows'], { kind: 'many' }>
}

/** All records of a kind, as far as there is room, and where to go on. */
export async function readRecords(
  db: Db,
  { as: kind, title, shows }: PagedSection,
  { memberIds, from, room }: { memberIds: readonly string[]; from: From | null; room: Room },
) {
  const count = await shows.count(db, memberIds)
  const records: ShownRecord[] = []
  const seen = new Set<string>()
  const answer = (nextFrom: From | null) => ({ kind, title, count, records, nextFrom, isComplete: nextFrom === null })
  let page = count === 0 ? [] : await shows.page(db, memberIds, from)
  while (page.length > 0) {
    const fresh = page.filter(({ _id }) => !seen.has(_id))
    for (const each of fresh) {
      room.bytesLeft -= Buffer.byteLength(JSON.stringify(each.record))
      // At least one record, so that every further call makes progress.
      if (room.bytesLeft < 0 && records.length > 0) return answer(each.from)
      records.push(each.record)
      seen.add(each._id)
    }
    const last = page.at(-1)
    if (!last || fresh.length === 0 || page.length < PAGE_SIZE) break
    page = await shows.page(db, memberIds, last.from)
  }
  return answer(null)
}
