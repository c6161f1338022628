import type { Collection, Stored } from '../../platform/db/collection'
import type { Db } from '../../platform/db/db'
import type { Filter } from '../../platform/db/filter'
import type { Reading } from './fact-source'

/**
 * What was written after a position, in the order of writing. Two queries, because many documents may share one time:
 * first the rest of that time, then what came later. The index behind `field` ends with `_id`.
 */
export async function listSince<D extends Stored>(
  db: Db,
  from: Collection<D>,
  { field, where = {} }: { field: string; where?: Filter },
  { after, untilAt, limit }: Reading,
): Promise<D[]> {
  const rest = await db.list(from, {
    where: { ...where, [field]: after.at, _id: { gt: after.id } },
    orderBy: [['_id', 'asc']],
    limit,
  })
  if (rest.length === limit) return rest
  const later = await db.list(from, {
    where: { ...where, [field]: { gt: after.at, lte: untilAt } },
    orderBy: [
      [field, 'asc'],
      ['_id', 'asc'],
    ],
    limit: limit - rest.length,
  })
  return [...rest, ...later]
}

const PAGE_SIZE = 1000

/** Everything that matches, in the order of ids, page by page. */
export async function listWhole<D extends Stored>(db: Db, from: Collection<D>, where: Filter): Promise<D[]> {
  const all: D[] = []
  for (;;) {
    const page = await db.list(from, {
      where: { ...where, _id: { gt: all.at(-1)?._id ?? '' } },
      orderBy: [['_id', 'asc']],
      limit: PAGE_SIZE,
    })
    all.push(...page)
    if (page.length < PAGE_SIZE) return all
  }
}
