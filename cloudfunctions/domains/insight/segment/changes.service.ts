import { businessDayOf } from '#shared/kernel/business-day'
import type { SegmentChange } from '#shared/ledger/account/portrait'
import type { WriteContext } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import { clearUnwritten, listUnwritten } from '../../ledger/account/account.face'
import type { Judgement } from './judge'
import { findChanges, insertChanges } from './segment.repository'

/** Who joined and who left in a judgement, under the version that it makes. */
export function toChanges({ now }: WriteContext, { next, changes }: Judgement, version: number): SegmentChange[] {
  const { _id: memberId, state } = next
  return changes.map(({ segmentId, kind }) => ({
    _id: `${memberId}:${version}:${segmentId}`,
    memberId,
    segmentId,
    kind,
    day: businessDayOf(now),
    at: now,
    cause: state === 'kept' ? ('review' as const) : state,
  }))
}

/** Puts changes into their record, where a run that died has left some out already, and takes them off the portraits. */
export async function record({ db }: WriteContext, batch: string, changes: readonly SegmentChange[]): Promise<void> {
  if (changes.length === 0) return
  if (!(await isNew(insertChanges(db, changes)))) {
    const ids = changes.map(({ _id }) => _id)
    const known = new Set((await findChanges(db, ids)).map(({ _id }) => _id))
    await insertMissing(
      db,
      changes.filter(({ _id }) => !known.has(_id)),
    )
  }
  await clearUnwritten(db, [...new Set(changes.map(({ memberId }) => memberId))], batch)
}

/** Another run may be recording the same changes. One that is already there is as good as ours. */
async function insertMissing(db: WriteContext['db'], changes: readonly SegmentChange[]): Promise<void> {
  for (const change of changes) await isNew(insertChanges(db, [change]))
}

const UNWRITTEN_MAX = 100

/** Changes that a dead run made but did not record. Every run begins with them; nearly always there are none. */
export async function recordUnwritten(context: WriteContext): Promise<void> {
  for (const { unwritten, unwrittenBy } of await listUnwritten(context.db, UNWRITTEN_MAX)) {
    if (unwrittenBy !== null) await record(context, unwrittenBy, unwritten)
  }
}
