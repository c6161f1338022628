import { defaultPointsRules } from '#shared/ledger/points/rules'
import { openShop, type Shop } from '../../../testing/shop'
import { putCoupon, putTemplate } from '../../loyalty/coupon/testing/a-template'
import { aClerk, aMember, EAST, openStores, type Person } from '../../people/staff/testing/shop-floor'

let shop: Shop
let clerk: Person
let member: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  clerk = await aClerk(shop)
  member = await aMember(shop)
})
afterAll(() => shop.close())

const DAY_MS = 86_400_000
const buys = (amountFen: number) =>
  clerk.call('purchase.record', { memberCode: member.code(), storeId: EAST, amountFen })
const asOf = (day: string) => shop.ops('time-machine.getMember', { memberId: member.memberId, day: day as never })

test('a member stands as on that day, whatever came later', async () => {
  await buys(10_000)
  const { points } = await asOf('2026-11-22')
  shop.clock.advance(DAY_MS)
  const { purchase } = await buys(40_000)
  shop.clock.advance(DAY_MS)
  await clerk.call('purchase.refund', { purchaseId: purchase.purchaseId, amountFen: 40_000, note: '退货' })
  const then = await asOf('2026-11-22')
  expect(then.points).toEqual(points)
  const between = await asOf('2026-11-23')
  expect(between.points.balance).toBeGreaterThan(points.balance + 399)
  expect(between.tier.key).toBe('jade')
  const { available } = await member.call('points.getBalance', {})
  expect((await asOf('2026-11-24')).points.balance).toBe(available)
  expect(await asOf('2026-11-21')).toMatchObject({ points: { balance: 0, entries: 0 }, tier: { key: 'paper' } })
})

test('a coupon has the state of that day', async () => {
  const coupon = putCoupon(shop, putTemplate(shop), member.memberId, { sourceId: 'gift' })
  shop.clock.advance(DAY_MS)
  await shop.ops('coupon.void', { couponId: coupon._id, by: '周总', note: '发错了' })
  const statusOn = async (day: string) => (await asOf(day)).coupons.map(({ status }) => status)
  expect([await statusOn('2026-11-22'), await statusOn('2026-11-23')]).toEqual([['available'], ['voided']])
})

test('the look is on record, and costs a bounded number of round trips', async () => {
  await asOf('2026-11-22')
  expect(await shop.roundTrips(() => asOf('2026-11-22'))).toBeLessThanOrEqual(12)
  const { lines } = await shop.ops('audit-log.list', { subject: member.memberId })
  expect(lines.filter(({ action }) => action === 'time-machine.getMember')).toHaveLength(2)
})

describe('a changed rule, lived again', () => {
  const replay = (input: object) => shop.ops('time-machine.replay', input as never)

  test('a double rate costs what the points are worth', async () => {
    await buys(10_000)
    shop.clock.advance(DAY_MS)
    const value = { ...defaultPointsRules, pointsPer100Yuan: 200 }
    const told = await replay({ setting: 'points', value })
    expect(told).toMatchObject({ looked: 2, changed: 1, costFen: null, next: null })
    expect(told.after.points - told.before.points).toBe(100)
    expect(told.examples).toMatchObject([{ memberId: member.memberId }])
    const cost = { fenPer100Points: 90, monthlyBudgetFen: null, fenPer10kCalls: null, fenPer10kDatabaseCalls: null }
    const stored = { ...cost, fenPerFunctionHour: null, fenPerPhoneNumber: 3 }
    shop.database.put('settings', { _id: 'cost', version: 1, value: stored, digest: '', by: '周总', at: 1 })
    shop.coolDown()
    expect((await replay({ setting: 'points', value })).costFen).toBe(90)
  })

  test('the rules that are in force change nothing for anybody', async () => {
    await buys(10_000)
    await member.call('check-in.perform', {})
    shop.clock.advance(DAY_MS)
    for (const setting of ['points', 'tier', 'check-in']) {
      const { value } = await shop.ops('settings.get', { setting })
      expect(await replay({ setting, value })).toMatchObject({ changed: 0, costFen: 0 })
    }
  })

  test('a template costs at most what it would have taken off', async () => {
    await buys(10_000)
    shop.clock.advance(DAY_MS)
    const { rules } = putTemplate(shop)
    const told = await replay({ setting: 'coupon-template:new', value: rules })
    expect(told.costFen).toBe(told.after.couponFen)
    expect(told.after.couponFen).toBeGreaterThan(0)
  })

  test('what is no rule document is refused with what is wrong', async () => {
    const reply = await shop.askOps('time-machine.replay', { setting: 'points', value: { welcomePoints: -1 } })
    expect(reply).toMatchObject({ error: { code: 'SETTING_INVALID' } })
  })

  test('many members are taken in parts that add up', async () => {
    for (let people = 0; people < 3; people += 1) await aMember(shop)
    const accounts = shop.database.find('accounts')
    for (let number = 0; number < 600; number += 1) {
      const _id = `mem_${String(number).padStart(10, '0')}`
      shop.database.put('accounts', { ...accounts[0], _id })
    }
    const first = await replay({ setting: 'points', value: defaultPointsRules })
    const second = await replay({ setting: 'points', value: defaultPointsRules, after: first.next ?? undefined })
    expect([first.looked, second.looked, second.next]).toEqual([500, 105, null])
  })
})
