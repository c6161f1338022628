import type { Reply } from '#shared/kernel/contract'
import type { FaultRule } from '../../../../local-cloud/faults/faults'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { members, openTemplate, TEMPLATE_ID as templateId } from './testing/a-template'

const MINUTE_MS = 60_000
const STOCK = 50
const PEOPLE = 200

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const issued = () => shop.database.count('coupons')
const openTakes = () =>
  shop.database.find('coupon_stock').flatMap(({ open }) => Object.keys((open as object | undefined) ?? {}))

interface ClaimAttempt {
  phone: Phone
  requestId: string
}

const claimAll = (claims: readonly ClaimAttempt[]): Promise<Reply[]> =>
  Promise.all(claims.map(({ phone, requestId }) => phone.ask('coupon.claim', { templateId }, requestId)))

const chaos: [string, FaultRule[]][] = [
  [
    'errors and lost replies',
    [
      { kind: 'error', probability: 0.05, seed: 1, match: { writes: true } },
      { kind: 'lostReply', probability: 0.1, seed: 2 },
    ],
  ],
  [
    'lost replies of every kind of write',
    [
      { kind: 'lostReply', probability: 0.25, seed: 3, match: { writes: true } },
      { kind: 'error', probability: 0.02, seed: 4 },
    ],
  ],
]

test.each(chaos)(
  '200 parallel claims of a stock of 50 under %s issue exactly 50, and lose none',
  async (_name, rules) => {
    await openTemplate(shop, { limits: { stock: STOCK } })
    const claims = members(shop, PEOPLE).map((phone) => ({ phone, requestId: shop.newRequestId() }))
    for (const rule of rules) shop.faults.add(rule)
    const first = await claimAll(claims)
    expect(first.some((reply) => !reply.ok && reply.error.code === 'BUSY')).toBe(true)
    expect(issued()).toBeLessThanOrEqual(STOCK)
    expect(auditShop(shop)).toEqual([])
    // Phones send the same request again; what died in between keeps its place for ten minutes, then goes back.
    await claimAll(claims)
    shop.faults.clear()
    for (let tick = 0; tick < 3; tick += 1) {
      shop.clock.advance(5 * MINUTE_MS)
      await shop.tick()
    }
    expect(openTakes()).toEqual([])
    await claimAll(claims)
    expect(issued()).toBe(STOCK)
    expect(auditShop(shop)).toEqual([])
    const replies = await claimAll(claims)
    expect(replies.filter(({ ok }) => ok)).toHaveLength(STOCK)
    const { alerts } = await shop.ops('job.listAlerts', {})
    expect(alerts.filter(({ kind }) => kind === 'coupon-stock')).toEqual([])
  },
)

test('a claim that died between taking and writing goes on with its place when it is sent again', async () => {
  await openTemplate(shop, { limits: { stock: 1 } })
  const [phone, other] = members(shop, 2)
  if (!phone || !other) throw new Error('two members')
  const requestId = shop.newRequestId()
  shop.faults.add({ kind: 'error', nth: 1, match: { writes: true, collection: 'coupons' } })
  expect(await phone.ask('coupon.claim', { templateId }, requestId)).toMatchObject({ ok: false })
  shop.faults.clear()
  expect(openTakes()).toHaveLength(1)
  expect(await other.ask('coupon.claim', { templateId })).toMatchObject({
    ok: false,
    error: { code: 'COUPON_SOLD_OUT' },
  })
  expect(await phone.ask('coupon.claim', { templateId }, requestId)).toMatchObject({ ok: true })
  expect(openTakes()).toEqual([])
  expect(auditShop(shop)).toEqual([])
})

test('what was taken and never written goes back to the stock by itself, once', async () => {
  await openTemplate(shop, { limits: { stock: 1 } })
  const [phone, other] = members(shop, 2)
  if (!phone || !other) throw new Error('two members')
  shop.faults.add({ kind: 'error', nth: 1, match: { writes: true, collection: 'coupons' } })
  await phone.ask('coupon.claim', { templateId })
  shop.faults.clear()
  shop.clock.advance(5 * MINUTE_MS)
  await shop.tick()
  expect(openTakes()).toHaveLength(1)
  shop.clock.advance(10 * MINUTE_MS)
  await Promise.all([shop.tick(), shop.tick()])
  expect(openTakes()).toEqual([])
  expect(await other.ask('coupon.claim', { templateId })).toMatchObject({ ok: true })
  expect(await phone.ask('coupon.claim', { templateId })).toMatchObject({
    ok: false,
    error: { code: 'COUPON_SOLD_OUT' },
  })
  expect(auditShop(shop)).toEqual([])
})

test('a stock that does not add up is told to a person, and nothing is repaired', async () => {
  await openTemplate(shop, { limits: { stock: 10 } })
  const [phone] = members(shop, 1)
  await phone?.call('coupon.claim', { templateId })
  const shard = shop.database.find('coupon_stock').find(({ issued: count }) => count === 1)
  if (!shard) throw new Error('a shard has issued')
  shop.database.put('coupon_stock', { ...shard, issued: 3 })
  await shop.tick()
  const { alerts } = await shop.ops('job.listAlerts', {})
  expect(alerts).toMatchObject([
    { kind: 'coupon-stock', text: expect.stringContaining('分片记录发出 3 张，实有 1 张') },
  ])
  expect(shop.database.get('coupon_stock', String(shard._id))).toMatchObject({ issued: 3 })
})
