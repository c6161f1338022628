import type { Counts } from '#shared/insight/report/goes-with'
import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

export const GOES_WITH_KINDS = ['touches', 'week'] as const
export type GoesWithKind = (typeof GOES_WITH_KINDS)[number]

/** What members did who began on a day, and how many of them bought; `_id` is `<kind>:<day>`. */
export interface GoesWithDay {
  _id: string
  day: BusinessDay
  counts: Counts
}

const days = collection<GoesWithDay>('goes_with_days')

/** More than any span that is shown. */
const DAYS_MAX = 400

export const saveGoesWith = (db: Db, kind: GoesWithKind, day: BusinessDay, counts: Counts) =>
  db.save(days, { _id: `${kind}:${day}`, day, counts })
export const listGoesWith = (db: Db, kind: GoesWithKind, span: { fromDay: BusinessDay; toDay: BusinessDay }) =>
  db.list(days, {
    where: { _id: { gte: `${kind}:${span.fromDay}`, lte: `${kind}:${span.toDay}` } },
    orderBy: [['_id', 'asc']],
    limit: DAYS_MAX,
  })
