import type { entranceContract } from '#shared/growth/entrance/contract'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { Input } from '#shared/kernel/contract'
import { auditShop } from '../../../testing/audit-shop'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, EAST, openStores } from '../../people/staff/testing/shop-floor'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

type EntranceInput = Input<(typeof entranceContract)['entrance.create']>
const door: EntranceInput = {
  title: '东门',
  placement: 'door',
  channel: 'store-door',
  storeId: EAST,
  target: 'check-in',
  by: '王运营',
}

async function aTouch(fields: Partial<Input<(typeof entranceContract)['entrance.recordTouch']>> = {}) {
  const phone = shop.phone()
  const { memberId } = await phone.call('home.open', {})
  const touch = { touchId: shop.newRequestId(), sessionId: shop.newRequestId(), agoMs: 0, ...fields }
  return { phone, memberId, touch, told: await phone.call('entrance.recordTouch', touch) }
}
const touches = () => shop.database.find('touches')

describe('an entrance', () => {
  test('has a key of eight characters that do not look alike; the same request makes it once', async () => {
    const requestId = shop.newRequestId()
    const first = await shop.ops('entrance.create', door, requestId)
    const again = await shop.ops('entrance.create', door, requestId)
    const other = await shop.ops('entrance.create', door)
    expect(first.entrance.key).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
    expect(again).toEqual(first)
    expect(other.entrance.key).not.toBe(first.entrance.key)
    expect((await shop.ops('entrance.list', {})).entrances).toHaveLength(2)
  })

  test('is re-pointed without being printed again, and closed without a dead end', async () => {
    const { entrance } = await shop.ops('entrance.create', door)
    const { told } = await aTouch({ key: entrance.key })
    expect(told).toEqual({ target: 'check-in', storeId: EAST })
    await shop.ops('entrance.change', { key: entrance.key, target: 'coupon-centre', by: '王运营' })
    expect((await aTouch({ key: entrance.key.toLowerCase() })).told.target).toBe('coupon-centre')
    await shop.ops('entrance.change', { key: entrance.key, isOpen: false, by: '王运营' })
    expect((await aTouch({ key: entrance.key })).told.target).toBeNull()
    expect(touches().map(({ channel }) => channel)).toEqual(['store-door', 'store-door', 'store-door'])
  })

  test('of a store that does not exist, or that is not there, is refused', async () => {
    expect(await shop.askOps('entrance.create', { ...door, storeId: 'str_nowhere' })).toMatchObject({
      error: { code: 'STORE_NOT_FOUND' },
    })
    expect(await shop.askOps('entrance.change', { key: '00000000', by: '王运营' })).toMatchObject({
      error: { code: 'ENTRANCE_NOT_FOUND' },
    })
    expect(await shop.askOps('entrance.getCode', { key: '00000000' })).toMatchObject({
      error: { code: 'ENTRANCE_NOT_FOUND' },
    })
  })

  test('is steered by headquarters on a phone too, and by no other member of staff', async () => {
    const head = await aClerk(shop, { role: 'headquarters', storeIds: [] })
    const manager = await aClerk(shop, { role: 'manager' })
    expect((await head.call('entrance.create', door)).entrance.title).toBe('东门')
    expect(await manager.ask('entrance.create', door)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
  })
})

describe('the picture of a code', () => {
  const aHead = () => aClerk(shop, { role: 'headquarters', storeIds: [] })
  const asked = () => shop.outbox.filter(({ api }) => api === 'wxacode.getUnlimited')

  test('is asked of WeChat once, with the names that the cloud call has, and kept', async () => {
    const { entrance } = await shop.ops('entrance.create', door)
    const first = await (await aHead()).call('entrance.getCode', { key: entrance.key })
    expect(first).toMatchObject({ key: entrance.key, scene: entrance.key, readyAt: null })
    expect(await shop.ops('entrance.getCode', { key: entrance.key })).toEqual(first)
    const stored = shop.storage.get(first.fileId ?? '')
    expect(stored?.length).toBeGreaterThan(0)
    expect(first.picture).toBe(stored?.toString('base64'))
    expect(asked()).toMatchObject([
      { data: { scene: entrance.key, page: 'pages/home/index', check_path: false, env_version: 'release' } },
    ])
  })

  test('that the console asks for is made by the next tick, because WeChat makes none for the console', async () => {
    const { entrance } = await shop.ops('entrance.create', door)
    const ask = () => shop.ops('entrance.getCode', { key: entrance.key })
    const tickAt = Date.parse('2026-11-22T10:00:20+08:00')
    expect(await ask()).toEqual({
      key: entrance.key,
      scene: entrance.key,
      fileId: null,
      picture: null,
      readyAt: tickAt,
    })
    expect(await ask()).toMatchObject({ fileId: null })
    expect(asked()).toEqual([])
    shop.clock.freeze(tickAt)
    await shop.tick()
    expect(await ask()).toMatchObject({ fileId: expect.stringMatching(/^cloud:/), readyAt: null })
    await shop.tick()
    expect(asked()).toHaveLength(1)
  })

  test('that the console asks for is made by whichever phone of headquarters asks first', async () => {
    const { entrance } = await shop.ops('entrance.create', door)
    await shop.ops('entrance.getCode', { key: entrance.key })
    const made = await (await aHead()).call('entrance.getCode', { key: entrance.key })
    expect(await shop.ops('entrance.getCode', { key: entrance.key })).toEqual(made)
    shop.clock.advance(300_000)
    await shop.tick()
    expect(asked()).toHaveLength(1)
  })

  test('that WeChat does not make at one tick holds up no other, and is made at the next', async () => {
    const keys: string[] = []
    for (const title of ['东门', '西门']) {
      const { entrance } = await shop.ops('entrance.create', { ...door, title })
      keys.push(entrance.key)
      await shop.ops('entrance.getCode', { key: entrance.key })
    }
    const has = () =>
      Promise.all(keys.map(async (key) => (await shop.ops('entrance.getCode', { key })).fileId !== null))
    const answer = { kind: 'media', contentType: 'image/png', buffer: Buffer.from('png') } as const
    shop.openapi.reply('wxacode.getUnlimited', ({ scene }) =>
      scene === keys[0] ? { kind: 'json', body: { errcode: 45009, errmsg: 'quota' } } : answer,
    )
    shop.clock.advance(300_000)
    await shop.tick()
    expect(await has()).toEqual([false, true])
    shop.openapi.resetReplies()
    shop.clock.advance(300_000)
    await shop.tick()
    expect(await has()).toEqual([true, true])
  })

  test('is handed out by the function, because no phone may open the file', async () => {
    const { phone } = await aTouch()
    const { fileId, picture } = await phone.call('referral.getPoster', {})
    expect(picture.length).toBeGreaterThan(0)
    expect(shop.storage.openFor(fileId, phone.openid)).toBe('refused')
  })

  test('whose file is gone is made again', async () => {
    const { phone } = await aTouch()
    const first = await phone.call('referral.getPoster', {})
    shop.storage.remove(first.fileId)
    expect(await phone.call('referral.getPoster', {})).toEqual(first)
    expect(shop.storage.get(first.fileId)).toEqual(Buffer.from(first.picture, 'base64'))
  })

  test('that WeChat does not make is refused, and made at the next try', async () => {
    const { phone } = await aTouch()
    shop.openapi.reply('wxacode.getUnlimited', () => ({ kind: 'json', body: { errcode: 45009, errmsg: 'quota' } }))
    expect(await phone.ask('referral.getPoster', {})).toMatchObject({ error: { code: 'CODE_PICTURE_NOT_MADE' } })
    shop.openapi.resetReplies()
    expect((await phone.call('referral.getPoster', {})).fileId).toMatch(/^cloud:/)
  })

  test('of a member’s poster opens what the shared card opens', async () => {
    const { phone } = await aTouch()
    const { code, scene, fileId, picture } = await phone.call('referral.getPoster', {})
    expect(scene).toBe(`i.${code}`)
    expect(await phone.call('referral.getPoster', {})).toEqual({ code, scene, fileId, picture })
    expect((await phone.call('referral.getInvite', {})).share.path).toBe(`/pages/home/index?inviter=${code}`)
  })
})

describe('a visit', () => {
  test('is noted once by its id, in three round trips, with traces that nobody can read', async () => {
    const { entrance } = await shop.ops('entrance.create', door)
    const { phone, memberId, touch } = await aTouch({ key: entrance.key, deviceKey: 'abcdef0123456789', scene: 1047 })
    const trips = await shop.roundTrips(() => phone.call('entrance.recordTouch', touch))
    expect(trips).toBeLessThanOrEqual(ROUND_TRIPS.visit.is)
    expect(touches()).toMatchObject([
      { memberId, channel: 'store-door', key: entrance.key, storeId: EAST, isInStore: true, day: '2026-11-22' },
    ])
    expect(touches()[0]?.device).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(touches())).not.toMatch(/abcdef0123456789|127\.0\.0/)
  })

  test('that is told late belongs to its own day, by the server’s clock', async () => {
    await aTouch({ agoMs: 26 * 3_600_000, scene: 1007 })
    expect(touches()).toMatchObject([{ day: '2026-11-21', channel: 'share' }])
  })

  test.each([
    ['an inviter’s link', { inviter: 'whoever', scene: 1007 }, 'referral'],
    ['an inviter’s printed code', { key: 'i.23456789ABCD', scene: 1047 }, 'referral'],
    ['a key that nobody knows', { key: 'ZZZZZZZZ', scene: 1047 }, 'unknown'],
    ['a hostile key', { key: '{"$gt":""}' }, 'unknown'],
  ])('by %s is counted', async (_what, fields, channel) => {
    const { told } = await aTouch(fields)
    expect(told).toEqual({ target: null, storeId: null })
    expect(touches()).toMatchObject([{ channel, key: null }])
  })

  test('keeps the app that led here only if it is one', async () => {
    await aTouch({ referrerAppId: 'wx0123456789abcdef' })
    await aTouch({ referrerAppId: 'javascript:1' })
    expect(touches().map(({ referrerAppId }) => referrerAppId)).toEqual(['wx0123456789abcdef', null])
  })
})

test('a cost is replaced by the same channel and period, taken away by 0, and refused when its days are the wrong way round', async () => {
  const month = { fromDay: '2026-11-01' as BusinessDay, toDay: '2026-11-30' as BusinessDay }
  const entered = { channel: 'store-door', ...month, note: '物料', by: '王运营' }
  await shop.ops('entrance.saveCost', { ...entered, costFen: 500 })
  await shop.ops('entrance.saveCost', { ...entered, costFen: 700 })
  expect((await shop.ops('entrance.listCosts', {})).costs).toMatchObject([{ costFen: 700 }])
  expect(await shop.ops('entrance.saveCost', { ...entered, costFen: 0 })).toEqual({ cost: null })
  expect((await shop.ops('entrance.listCosts', {})).costs).toEqual([])
  const wrong = { ...entered, costFen: 1, fromDay: month.toDay, toDay: month.fromDay }
  expect(await shop.askOps('entrance.saveCost', wrong)).toMatchObject({ error: { code: 'PERIOD_NOT_POSSIBLE' } })
  const long = { fromDay: '2025-01-01' as BusinessDay, toDay: month.toDay }
  expect(await shop.askOps('entrance.getChannelReport', long)).toMatchObject({ error: { code: 'PERIOD_NOT_POSSIBLE' } })
})
