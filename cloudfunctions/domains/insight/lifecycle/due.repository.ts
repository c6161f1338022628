import { businessDayOf } from '#shared/kernel/business-day'
import type { StoredDocument } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import type { Position, ReadingSpan } from '../../../platform/db/written-since'
import { listActivitiesSince } from '../event/event.face'
import { listScoresSince } from '../score/score.face'
import { listDueLifecycles } from './lifecycle.repository'

export interface DuePage {
  memberIds: string[]
  position: Position
  isLast: boolean
}

export type DueSource = (db: Db, now: number, reading: ReadingSpan) => Promise<DuePage>

/**
 * Members for whom time changes something, then those whose days were added up anew, then those who were scored. All
 * others are as they were and are not read. The order is part of the checkpoint.
 */
export const dueSources: readonly DueSource[] = [
  async (db, now, { after, limit }) =>
    toPage(await listDueLifecycles(db, businessDayOf(now), after.id || null, limit), limit, () => 0),
  async (db, _now, reading) =>
    toPage(await listActivitiesSince(db, reading), reading.limit, ({ changedAt }) => changedAt ?? 0),
  async (db, _now, reading) => toPage(await listScoresSince(db, reading), reading.limit, ({ scoredAt }) => scoredAt),
]

function toPage<D extends StoredDocument>(page: readonly D[], limit: number, at: (document: D) => number): DuePage {
  const last = page.at(-1)
  return {
    memberIds: page.map(({ _id }) => _id),
    position: last ? { at: at(last), id: last._id } : { at: 0, id: '' },
    isLast: page.length < limit,
  }
}
