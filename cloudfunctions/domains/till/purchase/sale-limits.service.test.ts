import { defaultSaleLimits, type SaleLimits } from '#shared/till/purchase/rules'
import { forgetRules } from '../../base/settings/rules.service'
import { aClerk, aMember, EAST, type Person } from '../../people/staff/testing/shop-floor'
import { atTill, clerk, give, member, openFloor, refusedAs, shop } from './testing/till'

openFloor()

function setLimits(change: Partial<SaleLimits>): void {
  const value = { ...defaultSaleLimits, ...change }
  shop.database.put('settings', { _id: 'sale-limits', version: 2, value, digest: '', by: '总部', at: 0 })
  forgetRules()
}
const record = (by: Person, amountFen: number, of: Person = member, requestId?: string) =>
  by.ask('purchase.record', { memberCode: of.code(), storeId: EAST, amountFen }, requestId)
const sold = () => shop.database.count('purchases')

describe('a clerk who is the customer', () => {
  const own = { storeId: EAST, amountFen: 1_000 }

  test('is refused at the look, the preview and the sale: somebody else rings it up', async () => {
    const memberCode = () => clerk.code()
    for (const reply of [
      await clerk.ask('staff.lookUpMember', { memberCode: memberCode(), storeId: EAST }),
      await clerk.ask('purchase.preview', { memberCode: memberCode(), ...own }),
      await clerk.ask('purchase.record', { memberCode: memberCode(), ...own, amountFen: 100_000_000 }),
      await clerk.ask('purchase.confirm', { memberCode: memberCode(), ...own, payableFen: 1_000 }),
    ]) {
      expect(reply).toMatchObject(refusedAs('SERVES_SELF'))
    }
    expect(sold()).toBe(0)
    const other = await aClerk(shop)
    expect(await record(other, 1_000, clerk)).toMatchObject({ ok: true })
  })

  test('can neither refund nor undo the own purchase', async () => {
    const manager = await aClerk(shop, { role: 'manager' })
    const reply = await record(manager, 1_000, clerk)
    const purchaseId = reply.ok ? reply.data.purchase.purchaseId : ''
    expect(await clerk.ask('purchase.refund', { purchaseId, amountFen: 500, note: '退货' })).toMatchObject(
      refusedAs('SERVES_SELF'),
    )
    expect(await clerk.ask('purchase.undo', { purchaseId })).toMatchObject(refusedAs('SERVES_SELF'))
    expect(await manager.ask('purchase.undo', { purchaseId })).toMatchObject({ ok: true })
  })

  test('is the customer also with the record that was merged into the own one', async () => {
    const bought = await record(clerk, 1_000)
    await shop.ops('member.merge', { from: member.memberId, into: clerk.memberId, note: '同一人' })
    const purchaseId = bought.ok ? bought.data.purchase.purchaseId : ''
    expect(await clerk.ask('purchase.undo', { purchaseId })).toMatchObject(refusedAs('SERVES_SELF'))
  })
})

describe('a limit', () => {
  const LIMITS = { clerk: { purchaseFen: 10_000, dayFen: 15_000 }, manager: { purchaseFen: 20_000, dayFen: null } }

  test('of one purchase refuses before anything is reserved, and a manager goes on', async () => {
    setLimits(LIMITS)
    const couponId = give(shop, member.memberId)
    const details = { limit: 'purchase', maxFen: 10_000, leftFen: 10_000, role: 'clerk' }
    const till = await atTill(shop, clerk, member)
    // 100.01 yuan after the coupon.
    expect(await till.askPreview({ amountFen: 12_001, couponIds: [couponId] })).toMatchObject(
      refusedAs('SALE_OVER_LIMIT', details),
    )
    expect(await till.askConfirm({ amountFen: 12_001, couponIds: [couponId], payableFen: 10_001 })).toMatchObject(
      refusedAs('SALE_OVER_LIMIT', details),
    )
    expect(shop.database.get('coupons', couponId)).toMatchObject({ status: 'available' })
    const manager = await aClerk(shop, { role: 'manager' })
    expect(await record(manager, 10_001)).toMatchObject({ ok: true })
    expect(await record(manager, 20_001)).toMatchObject(refusedAs('SALE_OVER_LIMIT', { role: 'manager' }))
  })

  test('of a clerk’s day counts what stands, and is somebody else’s as soon as it is full', async () => {
    setLimits(LIMITS)
    const first = await record(clerk, 9_000)
    const details = { limit: 'day', maxFen: 15_000, leftFen: 6_000, role: 'clerk' }
    expect(await record(clerk, 6_001)).toMatchObject(refusedAs('SALE_OVER_LIMIT', details))
    const colleague = await aClerk(shop)
    expect(await record(colleague, 6_001, await aMember(shop))).toMatchObject({ ok: true })
    const purchaseId = first.ok ? first.data.purchase.purchaseId : ''
    await clerk.call('purchase.undo', { purchaseId })
    shop.clock.advance(30_000)
    expect(await record(clerk, 6_001)).toMatchObject({ ok: true })
    shop.clock.advance(86_400_000)
    expect(await record(clerk, 9_000)).toMatchObject({ ok: true })
  })

  test('of a clerk’s day sees many small sales too, on an instance that has looked and on one that has not', async () => {
    setLimits({ ...LIMITS, clerk: { purchaseFen: 10_000, dayFen: 15_000 } })
    await record(clerk, 9_000)
    await record(clerk, 5_900, await aMember(shop))
    const small = async () => record(clerk, 200, await aMember(shop))
    expect(await small()).toMatchObject(refusedAs('SALE_OVER_LIMIT', { limit: 'day', leftFen: 100 }))
    shop.coolDown()
    // A new instance lets a fiftieth of the limit through before it looks.
    expect(await small()).toMatchObject({ ok: true })
    expect(await small()).toMatchObject(refusedAs('SALE_OVER_LIMIT', { limit: 'day', leftFen: 0 }))
    shop.clock.advance(86_400_000)
    expect(await small()).toMatchObject({ ok: true })
  })

  test('of a store’s day holds for managers too', async () => {
    setLimits({ ...LIMITS, storeDayFen: 25_000 })
    await record(clerk, 9_000)
    const manager = await aClerk(shop, { role: 'manager' })
    expect(await record(manager, 16_001, await aMember(shop))).toMatchObject(
      refusedAs('SALE_OVER_LIMIT', { limit: 'storeDay', maxFen: 25_000, leftFen: 16_000, role: 'manager' }),
    )
  })

  test('is no reason to deny what was recorded: the same request again is told the same', async () => {
    const requestId = shop.newRequestId()
    const first = await record(clerk, 9_000, member, requestId)
    setLimits({ clerk: { purchaseFen: 5_000, dayFen: null } })
    expect(await record(clerk, 9_000, member, requestId)).toEqual(first)
  })
})

test('without a rule of the shop, a purchase of a million yuan is refused to everybody', async () => {
  const headquarters = await aClerk(shop, { role: 'headquarters', storeIds: [] })
  for (const by of [clerk, headquarters]) {
    expect(await record(by, 100_000_000)).toMatchObject(refusedAs('SALE_OVER_LIMIT'))
  }
})
