import { auditShop } from '../../testing/audit-shop'
import { openShop, type Shop } from '../../testing/shop'
import { aClerk, aMember, EAST, openStores } from '../staff/testing/shop-floor'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

test('what staff did in a purchase is not part of the member’s record, however deep it stands', async () => {
  await openStores(shop)
  const clerk = await aClerk(shop)
  const member = await aMember(shop)
  const { purchase } = await clerk.call('purchase.record', {
    memberCode: member.code(),
    storeId: EAST,
    amountFen: 10_000,
  })
  await clerk.call('purchase.refund', { purchaseId: purchase.purchaseId, amountFen: 500, note: '退货' })
  const stored = shop.database.get('purchases', purchase.purchaseId)
  expect(stored).toMatchObject({ staffId: clerk.memberId, refunds: [{ staffId: clerk.memberId, amountFen: 500 }] })

  const { sections } = await member.call('privacy.getStoredRecord', {})

  const purchases = sections.find(({ kind }) => kind === 'purchases')?.records
  expect(purchases).toMatchObject([{ _id: purchase.purchaseId, refunds: [{ amountFen: 500 }] }])
  expect(JSON.stringify(purchases)).not.toContain(clerk.memberId)
})
