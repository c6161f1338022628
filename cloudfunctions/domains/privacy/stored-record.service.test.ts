import { auditShop } from '../../testing/audit-shop'
import { openShop, type Shop } from '../../testing/shop'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

test('what staff did in a purchase is not part of the member’s record, however deep it stands', async () => {
  const phone = shop.phone()
  const { memberId } = await phone.call('home.open', {})
  const refunds = [{ refundId: 'r1', staffId: 'mem_CLERK00001', amountFen: 5 }]
  shop.database.put('purchases', { _id: 'p1', memberId, at: 1, staffId: 'mem_CLERK00001', refunds })
  const { sections } = await phone.call('privacy.getStoredRecord', {})
  const purchases = sections.find(({ kind }) => kind === 'purchases')
  expect(purchases?.records).toEqual([{ _id: 'p1', memberId, at: 1, refunds: [{ refundId: 'r1', amountFen: 5 }] }])
})
