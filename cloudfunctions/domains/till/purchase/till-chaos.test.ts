import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, openStores } from '../../people/staff/testing/shop-floor'
import { atTill, give } from './testing/till'

// A lunch hour on a bad day: several tills at once, every tenth database call fails or loses its reply.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const TILLS = 4
const CUSTOMERS = 6
// All within the ten minutes for which a scanned code serves the clerk.
const BAD_ROUNDS = 6
const ROUNDS = 12

test.each([1, 2, 3])('nothing is sold twice, lost or left reserved (run %p)', async (seed) => {
  shop.reset()
  await openStores(shop)
  const clerks = []
  for (let count = 0; count < TILLS; count += 1) clerks.push(await aClerk(shop))
  const visits = []
  for (let customer = 0; customer < CUSTOMERS; customer += 1) {
    const member = await aMember(shop)
    const couponId = give(shop, member.memberId, { limits: { redeemedFen: 100_000 } })
    for (const clerk of clerks) visits.push({ couponId, till: await atTill(shop, clerk, member) })
  }
  for (const kind of ['error', 'lostReply', 'conflict'] as const) shop.faults.add({ kind, probability: 0.03, seed })
  const order = (couponId: string) => ({ amountFen: 5_000, couponIds: [couponId] })
  await Promise.all(visits.map(({ till, couponId }) => till.askPreview(order(couponId))))
  const outcomes = new Map<(typeof visits)[number], string>()
  for (let round = 0; round < ROUNDS && outcomes.size < visits.length; round += 1) {
    if (round === BAD_ROUNDS) shop.faults.clear()
    // As a clerk's phone does: the same request again, until there is an answer.
    const open = visits.filter((visit) => !outcomes.has(visit))
    await Promise.all(
      open.map(async (visit) => {
        const reply = await visit.till.askConfirm({ ...order(visit.couponId), payableFen: 3_000 })
        const code = reply.ok ? 'OK' : reply.error.code
        if (code !== 'BUSY' && code !== 'INTERNAL') outcomes.set(visit, code)
      }),
    )
    // A transaction whose commit was lost keeps its locks for 30 s of the service's time.
    shop.clock.advance(31_000)
  }
  shop.faults.clear()
  const sold = [...outcomes.values()].filter((code) => code === 'OK')
  expect(outcomes.size).toBe(visits.length)
  for (const code of outcomes.values()) {
    expect(['OK', 'COUPON_LOCKED', 'COUPON_ALREADY_REDEEMED', 'SHOWN_CODE_USED']).toContain(code)
  }
  expect(sold.length).toBeGreaterThan(0)
  expect(shop.database.count('purchases')).toBe(sold.length)
  expect(shop.database.count('coupons', { status: 'redeemed' })).toBe(sold.length)
  expect(auditShop(shop)).toEqual([])
  shop.clock.advance(300_000)
  await shop.ops('job.run', { job: 'sweep-coupon-reservations' })
  expect(shop.database.count('coupons', { status: 'locked' })).toBe(0)
  expect(auditShop(shop)).toEqual([])
})
