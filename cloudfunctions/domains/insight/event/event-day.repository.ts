import type { CohortDay, EventDay } from '#shared/insight/event/event-day'
import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/**
 * A note that a day changed and something derived from it has to be counted again; `_id` is `<what>:<day>`. It is written
 * before the change and removed after the counting, so that a crash between leaves work and never a wrong figure.
 */
export interface OpenDay {
  _id: string
  day: string
  /** When it was last opened. A count that began earlier must not close it. */
  openedAt: number
}

export type CountName = 'event' | 'month' | 'funnel' | 'figure'

const eventDays = collection<EventDay>('event_days')
const cohortDays = collection<CohortDay>('cohort_days')
const openDays = collection<OpenDay>('open_days')

const DAYS_MAX = 400

export const saveEventDay = (db: Db, document: EventDay) => db.save(eventDays, document)
export const saveCohortDay = (db: Db, document: CohortDay) => db.save(cohortDays, document)
/** The days from `fromDay` to `toDay`, both included, at most 400 days; days without anything are missing. */
export const listEventDays = (db: Db, fromDay: BusinessDay, toDay: BusinessDay) =>
  db.list(eventDays, { where: { _id: { gte: fromDay, lte: toDay } }, orderBy: [['_id', 'asc']], limit: DAYS_MAX })
export const listCohortDays = (db: Db, fromDay: BusinessDay, toDay: BusinessDay) =>
  db.list(cohortDays, { where: { _id: { gte: fromDay, lte: toDay } }, orderBy: [['_id', 'asc']], limit: DAYS_MAX })

export const openDay = (db: Db, counted: CountName, day: string, openedAt: number) =>
  db.save(openDays, { _id: `${counted}:${day}`, day, openedAt })
/** Closes the day unless it was opened again meanwhile. */
export const closeDay = (db: Db, { _id, openedAt }: OpenDay) => db.removeWhere(openDays, { _id, openedAt })
/** The oldest days (or months) that are open, as text. */
export const listOpenDays = (db: Db, counted: CountName, limit: number) =>
  db.list(openDays, { where: { _id: { gt: `${counted}:`, lt: `${counted};` } }, orderBy: [['_id', 'asc']], limit })
/** The newest, for what somebody waits for: the last days are looked at first. */
export const listNewestOpenDays = (db: Db, counted: CountName, limit: number) =>
  db.list(openDays, { where: { _id: { gt: `${counted}:`, lt: `${counted};` } }, orderBy: [['_id', 'desc']], limit })
