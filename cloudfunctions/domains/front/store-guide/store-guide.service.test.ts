import { openShop, type Shop } from '../../../testing/shop'
import { putCoupon, putTemplate } from '../../loyalty/coupon/testing/a-template'
import { aClerk, aMember, aStore, EAST, openStores, WEST } from '../../people/staff/testing/shop-floor'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
})
afterAll(() => shop.close())

const hours = { spans: [{ from: '10:00', until: '22:00' }], restWeekdays: [1] }
const point = { latitude: 30.65, longitude: 104.08 }

test('members read where a store is and when it is open; a store that is saved without it keeps it', async () => {
  const place = { district: '锦江区', phone: '028-8888 6666', hours, point }
  await shop.ops('staff.saveStore', { ...aStore(), ...place })
  await shop.ops('staff.saveStore', aStore({ name: '新名字' }))
  await shop.ops('staff.saveStore', aStore({ storeId: WEST, isOpen: false }))
  shop.coolDown()
  const member = await aMember(shop)
  const { stores, usual } = await member.call('store-guide.list', {})
  expect(stores).toEqual([
    {
      ...{ storeId: EAST, name: '新名字', region: '华东', address: '解放路 1 号' },
      ...{ ...place, phone: '02888886666' },
    },
  ])
  expect(usual).toBeNull()
  await shop.ops('staff.saveStore', { ...aStore(), phone: null })
  shop.coolDown()
  expect((await member.call('store-guide.list', {})).stores[0]).toMatchObject({ phone: null, hours, point })
})

test('the usual store is where most purchases were, until the member chooses one', async () => {
  const [member, clerk] = [await aMember(shop), await aClerk(shop)]
  for (const amountFen of [1000, 2000]) {
    shop.clock.advance(60_000)
    await clerk.call('purchase.record', { memberCode: member.code(), storeId: EAST, amountFen })
  }
  const usual = async () => (await member.call('store-guide.list', {})).usual
  expect(await usual()).toEqual({ storeId: EAST, by: 'purchases', visits: 2 })
  await member.call('store-guide.chooseUsual', { storeId: WEST })
  expect(await usual()).toEqual({ storeId: WEST, by: 'chosen', visits: 0 })
  await member.call('store-guide.chooseUsual', { storeId: null })
  expect(await usual()).toMatchObject({ by: 'purchases' })
  expect(await member.ask('store-guide.chooseUsual', { storeId: 'str_nowhere' })).toMatchObject({
    error: { code: 'STORE_NOT_FOUND' },
  })
})

test('the store that was chosen goes along with a merge, and ends with the membership', async () => {
  const [from, into] = [await aMember(shop), await aMember(shop)]
  await from.call('store-guide.chooseUsual', { storeId: WEST })
  await shop.ops('member.merge', { from: from.memberId, into: into.memberId, note: '同一人' })
  expect((await into.call('store-guide.list', {})).usual).toMatchObject({ storeId: WEST })
  await into.call('member.close', { confirm: '注销' })
  expect(shop.database.count('usual_stores')).toBe(0)
})

test('says which coupons are good at a store', async () => {
  const member = await aMember(shop)
  const everywhere = putTemplate(shop, {}, { key: 'everywhere' })
  const eastOnly = putTemplate(shop, { conditions: { storeIds: [EAST] } }, { key: 'east' })
  const notEast = putTemplate(shop, { conditions: { exceptStoreIds: [EAST] } }, { key: 'not-east' })
  for (const template of [everywhere, eastOnly, notEast]) putCoupon(shop, template, member.memberId, {})
  const goodAt = async (storeId: string) =>
    (await member.call('store-guide.listCoupons', { storeId })).coupons.map(({ templateId }) => templateId).sort()
  expect(await goodAt(EAST)).toEqual(['tpl_east', 'tpl_everywhere'])
  expect(await goodAt(WEST)).toEqual(['tpl_everywhere', 'tpl_not-east'])
})
