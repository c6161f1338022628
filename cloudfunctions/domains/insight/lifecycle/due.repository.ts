import { businessDayOf } from '#shared/kernel/business-day'
import { type ChangedSource, changedPage } from '../../base/job/job.face'
import { listActivitiesSince } from '../event/event.face'
import { listScoresSince } from '../score/score.face'
import { listDueLifecycles } from './lifecycle.repository'

/**
 * Members for whom time changes something, then those whose days were added up anew, then those who were scored. All
 * others are as they were and are not read. The order is part of the checkpoint.
 */
export const dueSources: readonly ChangedSource[] = [
  async (db, now, { after, limit }) =>
    changedPage(await listDueLifecycles(db, businessDayOf(now), after.id || null, limit), limit, () => 0),
  async (db, _now, reading) =>
    changedPage(await listActivitiesSince(db, reading), reading.limit, ({ changedAt }) => changedAt ?? 0),
  async (db, _now, reading) =>
    changedPage(await listScoresSince(db, reading), reading.limit, ({ scoredAt }) => scoredAt),
]
