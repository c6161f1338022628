import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import { isNew } from '../../../platform/db/is-new'

/** Which call works on a slice, and until when nobody else may. */
interface SliceLease {
  /** `s<slice>` */
  _id: string
  untilAt: number
  holder: string
}

const leases = collection<SliceLease>('due_slices')

/** Whether the slice is the holder's now: one that another call has is left alone. */
export async function takeSlice(
  db: Db,
  slice: number,
  { holder, now, untilAt }: { holder: string; now: number; untilAt: number },
): Promise<boolean> {
  const _id = `s${slice}`
  if ((await db.updateWhere(leases, { _id, untilAt: { lte: now } }, { set: { untilAt, holder } })) === 1) return true
  // Not there yet, or taken.
  return isNew(db.insert(leases, { _id, untilAt, holder }))
}

/** Another call may have taken it over meanwhile; then it is not given back. */
export const giveBack = (db: Db, slice: number, holder: string) =>
  db.updateWhere(leases, { _id: `s${slice}`, holder }, { set: { untilAt: 0 } })
