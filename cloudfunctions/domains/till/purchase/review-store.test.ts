import { REVIEW_STORE } from '#shared/people/staff/review'
import { openShop, type Shop } from '../../../testing/shop'
import { aMember, openStores } from '../../people/staff/testing/shop-floor'
import { refusedAs } from './testing/till'

// Reviewers of WeChat see what staff see, of nobody else's, and spend nothing of the shop's.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
  await openStores(shop)
})
afterAll(() => shop.close())

test('a reviewer’s code opens the till of a store where nothing is earned, and one act ends it', async () => {
  const reviewer = await aMember(shop)
  const customer = await aMember(shop)
  const { invitations } = await shop.ops('staff.openReview', { days: 14, codes: 3 })
  const codes = invitations.map(({ code }) => code)
  expect(new Set(codes).size).toBe(3)
  expect(await reviewer.call('staff.join', { code: codes[0] ?? '' })).toMatchObject({
    role: 'headquarters',
    stores: [{ storeId: REVIEW_STORE }],
  })
  // A code is good once, and another one is no way to the shop's own stores.
  expect(await customer.ask('staff.join', { code: codes[0] ?? '' })).toMatchObject(refusedAs('INVITATION_ENDED'))
  const before = await customer.call('points.getBalance', {})
  const sale = { memberCode: customer.code(), storeId: REVIEW_STORE, amountFen: 500_000 }
  const { purchase } = await reviewer.call('purchase.record', sale)
  expect(purchase).toMatchObject({ pointsEarned: 0 })
  expect(await customer.call('points.getBalance', {})).toEqual(before)
  await reviewer.call('purchase.refund', { purchaseId: purchase.purchaseId, amountFen: 500_000, note: '试退' })
  expect(await customer.call('points.getBalance', {})).toEqual(before)
  await shop.ops('staff.closeReview', {})
  expect((await reviewer.call('staff.getMine', {})).staff).toBeNull()
  expect(await customer.ask('staff.join', { code: codes[1] ?? '' })).toMatchObject(refusedAs('INVITATION_ENDED'))
})
