import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, EAST, openStores, type Person } from '../../people/staff/testing/shop-floor'

const DAY_MS = 86_400_000

let shop: Shop
let clerk: Person
beforeAll(async () => {
  shop = await openShop()
  await openStores(shop)
  clerk = await aClerk(shop)
})
afterAll(() => shop.close())

const buy = async (member: Person) => {
  shop.clock.advance(60_000)
  await clerk.call('purchase.record', { memberCode: member.code(), storeId: EAST, amountFen: 3000 })
}

test('a year is there when it is over, with what a merged record did, in few round trips', async () => {
  const [member, other] = [await aMember(shop), await aMember(shop)]
  const { year, opensOn } = await member.call('year.getMine', {})
  expect(year).toBeNull()
  await buy(member)
  await buy(other)
  shop.clock.advance(DAY_MS)
  await member.call('check-in.perform', {})
  await buy(member)
  await shop.ops('member.merge', { from: other.memberId, into: member.memberId, note: '同一人' })
  shop.clock.advance(366 * DAY_MS)
  const lookedBack = await member.call('year.getMine', {})
  expect(lookedBack.opensOn).toBeNull()
  expect(lookedBack.year).toMatchObject({ visitDays: 2, checkInDays: 1, store: { name: '常来茶铺', days: 2 } })
  expect(opensOn && lookedBack.year && opensOn > lookedBack.year.toDay).toBe(true)
  expect(await shop.roundTrips(() => member.call('year.getMine', {}))).toBeLessThanOrEqual(8)
})
