import type { BriefFigure } from '#shared/front/today/brief'
import type { Brief } from '#shared/front/today/brief-page'
import type { todayContract } from '#shared/front/today/contract'
import type { BriefKind } from '#shared/front/today/period'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { Output } from '#shared/kernel/contract'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/** What is shown of a place, as it was prepared; `_id` is the store’s id, or `shop`. */
export type StoredToday = { _id: string } & NonNullable<Output<(typeof todayContract)['today.get']>['today']>

/** A period's report, with the figures as the period ended; `_id` is `<kind>:<first day>`. Never changed. */
export interface StoredBrief extends Brief {
  _id: string
  figures: BriefFigure[]
  sentences: string[]
  toDo: string[]
  trend: { day: string; value: number }[]
}

const boards = collection<StoredToday>('today_boards')
const briefs = collection<StoredBrief>('briefs')

export const findToday = (db: Db, place: string) => db.find(boards, place)
export const findTodays = (db: Db, places: readonly string[]) => db.findMany(boards, [...places])
export const saveToday = (db: Db, today: StoredToday) => db.save(boards, today)

export const findBrief = (db: Db, id: string) => db.find(briefs, id)
export const insertBrief = (db: Db, brief: StoredBrief) => db.insert(briefs, brief)
/** Newest first. */
export const listBriefsOf = (db: Db, kind: BriefKind, beforeDay: BusinessDay | null, limit: number) =>
  db.list(briefs, {
    where: { kind, fromDay: { lt: beforeDay ?? '9' } },
    orderBy: [['fromDay', 'desc']],
    limit,
  })
