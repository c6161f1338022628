import { businessDayOf } from '#shared/kernel/business-day'
import type { StoredDocument } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import type { ReadingSpan } from '../../../platform/db/written-since'
import { type ChangedSource, changedPage } from '../../base/job/job.face'
import { listAccountsSince, listDuePortraits, listSeenSince } from '../../ledger/account/account.face'
import { listMembersSince } from '../../people/member/member.face'
import { listLifecyclesSince } from '../lifecycle/lifecycle.face'
import { listScoresSince } from '../score/score.face'

/**
 * Members for whom time changes something; members whose account, visits or profile changed; members who were scored or have come to stand elsewhere.
 * The order is part of the checkpoint. All other members are unchanged, so they are not read.
 */
export const dueSources: readonly ChangedSource[] = [
  async (db, now, { after, limit }) =>
    changedPage(await listDuePortraits(db, businessDayOf(now), after.id, limit), limit, () => 0),
  writtenSince(listAccountsSince, ({ updatedAt }) => updatedAt),
  writtenSince(listSeenSince, ({ counters }) => counters.lastSeenAt ?? 0),
  writtenSince(listMembersSince, ({ updatedAt }) => updatedAt),
  writtenSince(listScoresSince, ({ scoredAt }) => scoredAt),
  writtenSince(listLifecyclesSince, ({ lookedAt }) => lookedAt),
]

function writtenSince<D extends StoredDocument>(
  list: (db: Db, reading: ReadingSpan) => Promise<D[]>,
  writtenAt: (document: D) => number,
): ChangedSource {
  return async (db, _now, reading) => changedPage(await list(db, reading), reading.limit, writtenAt)
}
