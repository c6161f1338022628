import type { Reach } from '#shared/base/condition/reach'
import { addDays, businessDayOf, startOfDay } from '#shared/kernel/business-day'
import { unreachable } from '#shared/kernel/invariant'
import type { Context } from '../../../platform/context'
import {
  listInSegment,
  listOfTiers,
  listWithPurchaseSince,
  listWithTag,
  pageAccounts,
} from '../../ledger/account/account.face'

/** The ids, in order, of members for whom a condition can be true; by an index if it names an indexed field. */
export async function listReached(
  { db, now }: Pick<Context, 'db' | 'now'>,
  reach: Reach,
  { afterId, limit }: { afterId: string | null; limit: number },
): Promise<string[]> {
  const listed = await list()
  return listed.map(({ _id }) => _id)

  function list(): Promise<{ _id: string }[]> {
    switch (reach.by) {
      case 'everybody':
        return pageAccounts(db, afterId, limit)
      case 'tier':
        return listOfTiers(db, reach.keys, afterId, limit)
      case 'tag':
        return listWithTag(db, reach.keys, afterId, limit)
      case 'segment':
        return listInSegment(db, reach.segmentId, afterId, limit)
      case 'lastPurchase': {
        const firstDay = addDays(businessDayOf(now), 1 - reach.withinDays)
        return listWithPurchaseSince(db, startOfDay(firstDay), afterId, limit)
      }
      default:
        return unreachable(reach)
    }
  }
}
