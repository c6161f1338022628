import type { Shop } from '../../../../testing/shop'
import { EAST } from '../../../people/staff/testing/shop-floor'

/** A clerk’s own code, as asking for it would have left it. */
export function keepOf({ database, clock }: Shop, memberId: string): void {
  const at = clock.now()
  const where = { placement: 'other', channel: 'clerk', storeId: EAST, target: 'home', isOpen: true }
  const made = { requestId: 'request-own-code', by: '', createdAt: at, updatedAt: at }
  database.put('entrances', { _id: '7K2M9QXR', title: '店员码 7K2M9QXR', ...where, ...made, staffId: memberId })
}
