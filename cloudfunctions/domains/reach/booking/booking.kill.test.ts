import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, EAST, openStores } from '../../people/staff/testing/shop-floor'
import { aDraft, anOccasion, HOUR_MS } from './testing/an-occasion'
import { bookingJobCases } from './testing/job-cases'

// Killed at each of its database calls, a booking must succeed when it is sent again, and no place be lost or given twice.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const cases: KillCase[] = [
  {
    name: 'booking.signUp',
    prepare: async (of) => {
      await openStores(of)
      const occasionId = await anOccasion(of)
      const member = await aMember(of)
      return (requestId) => member.ask('booking.signUp', { occasionId }, requestId)
    },
  },
  {
    name: 'booking.cancel',
    prepare: async (of) => {
      await openStores(of)
      const occasionId = await anOccasion(of, { places: 1 })
      const [one, two] = [await aMember(of), await aMember(of)]
      for (const { call } of [one, two]) await call('booking.signUp', { occasionId })
      return (requestId) => one.ask('booking.cancel', { occasionId }, requestId)
    },
  },
  {
    name: 'booking.checkIn',
    prepare: async (of) => {
      await openStores(of)
      const startsAt = of.clock.now() + HOUR_MS
      const occasionId = await anOccasion(of, { startsAt, closesAt: startsAt, cancelUntilAt: startsAt })
      const [member, clerk] = [await aMember(of), await aClerk(of)]
      await member.call('booking.signUp', { occasionId })
      // What a look gave the clerk is good for minutes, a code for seconds.
      const { proof } = await clerk.call('staff.lookUpMember', { memberCode: member.code(), storeId: EAST })
      return (requestId) => clerk.ask('booking.checkIn', { occasionId, storeId: EAST, memberCode: proof }, requestId)
    },
  },
  {
    name: 'booking.saveOccasion',
    prepare: async (of) => {
      await openStores(of)
      const occasionId = await anOccasion(of, { places: 1 })
      for (const { call } of [await aMember(of), await aMember(of)]) await call('booking.signUp', { occasionId })
      const draft = aDraft(of, { places: 3 })
      return (requestId) => of.askOps('booking.saveOccasion', { occasionId, baseVersion: 1, draft }, requestId)
    },
  },
  {
    name: 'booking.callOff',
    prepare: async (of) => {
      await openStores(of)
      const occasionId = await anOccasion(of)
      return (requestId) => of.askOps('booking.callOff', { occasionId, reason: '老师病了' }, requestId)
    },
  },
  {
    name: 'member.merge of two who have a place at the same',
    prepare: async (of) => {
      const { one, two } = await twoPlaces(of)
      const order = { from: one.memberId, into: two.memberId, note: '同一人' }
      return (requestId) => of.askOps('member.merge', order, requestId)
    },
  },
]

/** Both have a place, and a third waits. */
async function twoPlaces(of: Shop) {
  await openStores(of)
  const occasionId = await anOccasion(of, { places: 2 })
  const [one, two, three] = [await aMember(of), await aMember(of), await aMember(of)]
  for (const { call } of [one, two, three]) await call('booking.signUp', { occasionId })
  return { one, two }
}

describeKillMatrix(() => shop, cases)

describeJobMatrix(
  () => shop,
  bookingJobCases(() => shop),
)
