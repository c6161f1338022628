import { newPerson } from '#shared/reach/follow-up/follow-up'
import { PLANTED } from '../../../../testing/planted'
import type { Shop } from '../../../../testing/shop'
import { EAST } from '../../../people/staff/testing/shop-floor'
import { aFollowUp } from './a-follow-up'

/** One that is open, with a note: as the night and the clerks would have left it. */
export function keepOf(shop: Shop, memberId: string): void {
  const at = shop.clock.now()
  const followUp = aFollowUp(shop, memberId, { note: PLANTED })
  shop.database.put('follow_ups', { ...followUp })
  shop.database.put('follow_up_people', {
    ...newPerson(memberId),
    openId: followUp._id,
    lastMadeAt: at,
    note: { text: PLANTED, by: memberId, storeId: EAST, at },
    own: { staffId: memberId, storeId: EAST, by: memberId, at, from: memberId },
  })
  const month = '2026-11'
  const given = [followUp._id]
  shop.database.put('follow_up_months', { _id: `${memberId}:${month}`, staffId: memberId, month, given })
}
