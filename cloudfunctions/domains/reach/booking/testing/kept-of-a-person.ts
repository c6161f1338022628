import { bookingIdOf } from '#shared/reach/booking/occasion'
import type { Shop } from '../../../../testing/shop'
import { aDraft } from './an-occasion'

/** A place ahead, and one in the line of another occasion: as the member's own acts would have left them. */
export function keepOf(shop: Shop, memberId: string): void {
  const { database, clock } = shop
  const now = clock.now()
  const when = { bookedAt: now, changedAt: now, movedUpAt: null, attendedAt: null }
  const rest = { status: 'planned', calledOff: null, attended: 0, movedAt: null, version: 1, savedAt: now }
  for (const [occasionId, state] of [
    ['occ_00000000000001', 'booked'],
    ['occ_00000000000002', 'waiting'],
  ] as const) {
    const _id = bookingIdOf(occasionId, memberId)
    const line = state === 'waiting' ? { taken: 2, waiting: [_id] } : { taken: 1, waiting: [] }
    database.put('occasions', { _id: occasionId, ...aDraft(shop), ...rest, ...line, lastNumber: 3 })
    database.put('bookings', { _id, occasionId, memberId, state, number: 3, ...when, staffId: null, requests: [] })
  }
}
