import { auditShop } from '../../../testing/audit-shop'
import { migrateAll, putSchema } from '../../../testing/migrate'
import { shardedSchema } from '../../../testing/sharded-schema'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, EAST, openStores } from '../../people/staff/testing/shop-floor'
import { aRichMember, GOODS_ID as goodsId, putGoods, putOldPickUp } from './testing/some-goods'

// A code is a store's for good: on a cluster, where `openCode` alone would not keep two apart, its record does.

const order = { goodsId, storeId: EAST }

let shop: Shop
beforeAll(async () => {
  shop = await openShop({ schema: shardedSchema() })
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  putGoods(shop)
})
afterAll(() => shop.close())

const codes = () => shop.database.find('pick_up_codes').map(({ _id }) => String(_id))

test('a code that another pick-up of the store has had is not given again, and a request is answered once', async () => {
  const member = await aRichMember(shop)
  const requestId = shop.newRequestId()
  const restore = shop.remember()
  const first = (await member.call('points-shop.exchange', order, requestId)).pickUp
  expect(codes()).toEqual([`${EAST}:${first.code}`])
  restore()
  shop.database.put('pick_up_codes', { _id: `${EAST}:${first.code}`, at: 0 })
  const { pickUp, balance } = await member.call('points-shop.exchange', order, requestId)
  expect([pickUp.pickUpId, pickUp.code === first.code, balance]).toEqual([first.pickUpId, false, 720])
  expect(await member.call('points-shop.exchange', order, requestId)).toMatchObject({ pickUp, balance })
  expect(codes()).toHaveLength(2)
  expect(auditShop(shop)).toEqual([])
})

test('the same request, sent again when nothing more would be allowed, is answered with what it brought', async () => {
  const member = await aRichMember(shop, 300)
  const requestId = shop.newRequestId()
  const replies = await Promise.all([1, 2, 3].map(() => member.ask('points-shop.exchange', order, requestId)))
  expect(replies.filter(({ ok }) => ok).length).toBeGreaterThan(0)
  const again = await member.call('points-shop.exchange', order, requestId)
  expect(again).toMatchObject({ balance: 20, pickUp: { status: 'waiting' } })
  expect(await member.ask('points-shop.exchange', order)).toMatchObject({ ok: false })
  expect(shop.database.count('pick_ups')).toBe(1)
  expect(auditShop(shop)).toEqual([])
})

describe('the migration', () => {
  test('gives the codes of those that wait a record; a clerk finds them before and after by the same code', async () => {
    const waiting = putOldPickUp(shop, 'pku_request-waiting')
    putOldPickUp(shop, 'pku_request-collected', 'collected')
    const clerk = await aClerk(shop)
    const seen = () => clerk.call('points-shop.lookUp', { code: waiting.code, storeId: EAST })
    const before = await seen()
    putSchema(shop, { begun: 2, done: 2 })
    expect(await shop.ops('migration.preview', { number: 3 })).toMatchObject({ looked: 1, old: 1 })
    expect(codes()).toEqual([])
    await migrateAll(shop)
    expect(codes()).toEqual([`${EAST}:${waiting.code}`])
    expect(shop.database.get('pick_ups', waiting._id)).toEqual({ ...waiting, isCodeHeld: true })
    expect(await seen()).toEqual(before)
    expect(await shop.ops('migration.preview', { number: 3 })).toMatchObject({ old: 0 })
  })

  test('leaves the record of a code that somebody has had as it is', async () => {
    const waiting = putOldPickUp(shop, 'pku_request-waiting')
    shop.database.put('pick_up_codes', { _id: waiting.openCode, at: 5 })
    putSchema(shop, { begun: 2, done: 2 })
    await migrateAll(shop)
    expect(shop.database.get('pick_up_codes', waiting.openCode)).toEqual({ _id: waiting.openCode, at: 5 })
    expect(shop.database.get('pick_ups', waiting._id)).toMatchObject({ isCodeHeld: true })
  })
})
