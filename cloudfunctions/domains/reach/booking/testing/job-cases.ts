import { bookingIdOf } from '#shared/reach/booking/occasion'
import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import { aDraft, HOUR_MS } from './an-occasion'

/** What the kill matrix of jobs finds here. */
export const bookingJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'settle-occasions',
    when: 'one is over with two who stayed away, one was called off, and one has places for those who wait',
    prepare: () => {
      const shop = openedShop()
      const yesterday = shop.clock.now() - 24 * HOUR_MS
      put(shop, 1, { startsAt: yesterday, taken: 2, held: ['booked', 'booked', 'waiting'] })
      put(shop, 2, { startsAt: yesterday, taken: 1, held: ['booked'], status: 'calledOff' })
      put(shop, 3, { startsAt: shop.clock.now() + HOUR_MS, taken: 0, held: ['waiting', 'waiting'] })
    },
  },
]

interface Put {
  startsAt: number
  taken: number
  held: readonly ('booked' | 'waiting')[]
  status?: 'planned' | 'calledOff'
}

function put(shop: Shop, index: number, { startsAt, taken, held, status = 'planned' }: Put): void {
  const occasionId = `occ_0000000000000${index}`
  const when = { bookedAt: 0, changedAt: 0, movedUpAt: null, attendedAt: null }
  const ids = held.map((state, number) => {
    const memberId = memberIdOf(10 * index + number)
    const _id = bookingIdOf(occasionId, memberId)
    shop.database.put('bookings', { _id, occasionId, memberId, state, number, ...when, staffId: null, requests: [] })
    return { _id, state }
  })
  const waiting = ids.filter(({ state }) => state === 'waiting').map(({ _id }) => _id)
  const rest = { calledOff: null, attended: 0, movedAt: null, version: 1, savedAt: 0, lastNumber: held.length }
  shop.database.put('occasions', { _id: occasionId, ...aDraft(shop), startsAt, status, taken, waiting, ...rest })
}
