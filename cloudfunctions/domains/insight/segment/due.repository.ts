import { businessDayOf } from '#shared/kernel/business-day'
import type { StoredDocument } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import type { Position, ReadingSpan } from '../../../platform/db/written-since'
import { listAccountsSince, listDuePortraits, listSeenSince } from '../../ledger/account/account.face'
import { listMembersSince } from '../../people/member/member.face'
import { listLifecyclesSince } from '../lifecycle/lifecycle.face'
import { listScoresSince } from '../score/score.face'

export interface DuePage {
  memberIds: string[]
  position: Position
  isLast: boolean
}

/** The sources of members who may have changed, each read page by page through its index. */
export type DueSource = (db: Db, now: number, reading: ReadingSpan) => Promise<DuePage>

/**
 * Members for whom time changes something; members whose account, visits or profile changed; members who were scored or have come to stand elsewhere.
 * The order is part of the checkpoint. All other members are unchanged, so they are not read.
 */
export const dueSources: readonly DueSource[] = [
  async (db, now, { after, limit }) => {
    const page = await listDuePortraits(db, businessDayOf(now), after.id, limit)
    return toPage(page, page.length < limit, () => 0)
  },
  writtenSince(listAccountsSince, ({ updatedAt }) => updatedAt),
  writtenSince(listSeenSince, ({ counters }) => counters.lastSeenAt ?? 0),
  writtenSince(listMembersSince, ({ updatedAt }) => updatedAt),
  writtenSince(listScoresSince, ({ scoredAt }) => scoredAt),
  writtenSince(listLifecyclesSince, ({ lookedAt }) => lookedAt),
]

function writtenSince<D extends StoredDocument>(
  list: (db: Db, reading: ReadingSpan) => Promise<D[]>,
  writtenAt: (document: D) => number,
): DueSource {
  return async (db, _now, reading) => {
    const page = await list(db, reading)
    return toPage(page, page.length < reading.limit, writtenAt)
  }
}

function toPage<D extends StoredDocument>(page: readonly D[], isLast: boolean, at: (document: D) => number): DuePage {
  const last = page.at(-1)
  return {
    memberIds: page.map(({ _id }) => _id),
    position: last ? { at: at(last), id: last._id } : { at: 0, id: '' },
    isLast,
  }
}
