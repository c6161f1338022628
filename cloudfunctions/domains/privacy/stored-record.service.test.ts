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

test('what tags and segments say of the member is in the record with its reasons, not who wrote it', async () => {
  const member = await aMember(shop)
  await shop.tick()
  const tagging = { key: 'regular', memberIds: [member.memberId], who: '林店长', note: '常坐窗边' }
  await shop.ops('tag.attach', tagging)

  const { sections } = await member.call('privacy.getStoredRecord', {})

  const portrait = sections.find(({ kind }) => kind === 'portrait')
  expect(portrait?.records[0]).toMatchObject({
    state: 'kept',
    tags: expect.arrayContaining([
      {
        name: '尚未消费',
        kind: 'value',
        by: 'rule',
        sinceDay: '2026-11-22',
        why: ['累计消费次数 不超过 0 次（0 次）'],
      },
      { name: '店里的熟客', kind: 'behavior', by: 'hand', sinceDay: '2026-11-22', untilDay: null, note: '常坐窗边' },
    ]),
  })
  expect(JSON.stringify(portrait)).not.toContain('林店长')
})
