import type { Context } from '../../../platform/context'
import { recordLook } from '../../base/audit/audit.face'
import { freshStoreName } from '../../people/staff/staff.face'
import { toView } from './follow-up.mapper'
import { listOpenAt, listOpenIn } from './follow-up.repository'
import { membersOf, namesFor } from './list.service'

const SHOWN_MAX = 200
/** Whoever looks from the desk has none of their own. */
const NOBODY = ''

export async function listOpen(context: Context, storeId: string | undefined) {
  const { db, now } = context
  const found = await (storeId === undefined ? listOpenIn(db, SHOWN_MAX + 1) : listOpenAt(db, [storeId], SHOWN_MAX + 1))
  const shown = found.slice(0, SHOWN_MAX)
  const names = await namesFor(context, shown, await membersOf(context, shown))
  await recordLook(context, { action: 'follow-up.listOpen', subject: storeId ?? 'all', storeId: storeId ?? null })
  const followUps = []
  // A page names few stores, and a warm instance knows them.
  for (const each of shown) {
    const storeName = await freshStoreName(db, each.storeId, now)
    followUps.push({ ...toView(each, names, NOBODY), memberId: each.memberId, storeName })
  }
  return { followUps, now, isComplete: found.length <= SHOWN_MAX }
}
