import { bookingIdOf } from '#shared/reach/booking/occasion'
import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import { sweepAll } from '../../../growth/task/testing/rules'
import { aMember, openStores } from '../../../people/staff/testing/shop-floor'
import { aDraft, anOccasion, bookingOf, HOUR_MS } from './an-occasion'

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
  {
    job: 'tell-occasions',
    when: 'one was moved, of whose guests one is told already, and one was called off',
    prepare: async () => {
      const shop = openedShop()
      await openStores(shop)
      const [one, other] = [await aMember(shop), await aMember(shop)]
      const [moved, off] = [await anOccasion(shop), await anOccasion(shop)]
      for (const { call } of [one, other]) await call('booking.signUp', { occasionId: moved })
      await one.call('booking.signUp', { occasionId: off })
      await sweepAll(shop)
      const draft = aDraft(shop, { place: '三楼' })
      await shop.ops('booking.saveOccasion', { occasionId: moved, baseVersion: 1, draft })
      await shop.ops('booking.callOff', { occasionId: off, reason: '老师病了' })
      const told = bookingOf(shop, moved, other.memberId)
      shop.database.put('bookings', { ...told, _id: bookingIdOf(moved, other.memberId), toldVersion: 2 })
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
