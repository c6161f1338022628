import { aClerk, EAST, WEST } from '../../people/staff/testing/shop-floor'
import { clerk, member, openFloor, purchaseOf, shop } from './testing/till'

openFloor({ isAudited: false })

const sale = (fields: { amountFen?: number; storeId?: string } = {}) => ({
  memberCode: member.code(),
  storeId: EAST,
  amountFen: 10_000,
  ...fields,
})
const record = (fields: Parameters<typeof sale>[0] = {}) => clerk.call('purchase.record', sale(fields))

test('today’s purchases come newest first with names, and totals after refunds', async () => {
  const first = await record({ amountFen: 1_000 })
  shop.clock.advance(1_000)
  const second = await record({ amountFen: 2_000 })
  await clerk.call('purchase.refund', { purchaseId: first.purchase.purchaseId, amountFen: 400, note: '退货' })
  const list = await clerk.call('purchase.listToday', { storeId: EAST })
  expect(list).toMatchObject({ day: '2026-11-22', isComplete: true, totalFen: 2_600, totalCount: 2 })
  expect(list.purchases.map(({ purchaseId }) => purchaseId)).toEqual([
    second.purchase.purchaseId,
    first.purchase.purchaseId,
  ])
  expect(list.purchases[0]).toMatchObject({
    displayName: `会员 ${member.memberCode.slice(-4)}`,
    clerkName: '小林',
  })
  expect(shop.database.find('audits', { query: { action: 'purchase.listToday' } })).toMatchObject([
    { subject: EAST, actor: clerk.memberId },
  ])
})

test('what is undone, or wholly paid back, stays in the list and counts in no total', async () => {
  const undone = await record({ amountFen: 1_000 })
  await clerk.call('purchase.undo', { purchaseId: undone.purchase.purchaseId })
  const paidBack = await record({ amountFen: 2_000 })
  const { purchaseId } = paidBack.purchase
  await clerk.call('purchase.refund', { purchaseId, amountFen: 2_000, note: '退货' })
  await record({ amountFen: 4_000 })
  const list = await clerk.call('purchase.listToday', { storeId: EAST })
  expect(list).toMatchObject({ totalCount: 1, totalFen: 4_000, isComplete: true })
  expect(list.clerks).toMatchObject([{ totalCount: 1, totalFen: 4_000 }])
  expect(list.purchases.map(({ isUndone }) => isUndone).sort()).toEqual([false, false, true])
})

test('yesterday and other stores are not in today’s list', async () => {
  await record()
  shop.clock.advance(14 * 3_600_000) // midnight of the shop
  const chief = await aClerk(shop, { role: 'headquarters', storeIds: [] })
  await chief.call('purchase.record', sale({ storeId: WEST }))
  const list = await clerk.call('purchase.listToday', { storeId: EAST })
  expect(list).toMatchObject({ day: '2026-11-23', purchases: [], totalFen: 0, totalCount: 0, isComplete: true })
  expect(await clerk.ask('purchase.listToday', { storeId: WEST })).toMatchObject({ error: { code: 'WRONG_STORE' } })
})

test('totals are of the whole day when the list stops at its bound', async () => {
  const { purchase } = await record({ amountFen: 100 })
  const one = purchaseOf(purchase.purchaseId)
  for (let index = 1; index < 1_101; index += 1) {
    shop.database.put('purchases', { ...one, _id: `p${index}`, at: one.at + index })
  }
  const list = await clerk.call('purchase.listToday', { storeId: EAST })
  expect(list).toMatchObject({ isComplete: false, totalCount: 1_101, totalFen: 110_100 })
  expect(list.purchases).toHaveLength(100)
  expect(list.purchases[0]?.purchaseId).toBe('p1100')
})

test('an operator pages through a member’s purchases without losing those of one instant', async () => {
  const { purchase } = await record()
  const one = purchaseOf(purchase.purchaseId)
  for (let index = 1; index < 250; index += 1) {
    shop.database.put('purchases', { ...one, _id: `p${index}`, at: one.at - Math.floor(index / 7) })
  }
  const seen: string[] = []
  let beforeAt: number | null | undefined
  for (let pages = 0; pages < 10 && beforeAt !== null; pages += 1) {
    const page = await shop.ops('purchase.listOfMember', {
      memberId: member.memberId,
      ...(beforeAt === undefined ? {} : { beforeAt }),
    })
    seen.push(...page.purchases.map(({ purchaseId }) => purchaseId))
    beforeAt = page.nextBeforeAt
  }
  expect([seen.length, new Set(seen).size]).toEqual([250, 250])
})

test('more purchases of one instant than a page holds come on one page', async () => {
  const { purchase } = await record()
  const one = purchaseOf(purchase.purchaseId)
  for (let index = 1; index < 150; index += 1) shop.database.put('purchases', { ...one, _id: `p${index}` })
  const page = await shop.ops('purchase.listOfMember', { memberId: member.memberId })
  expect([page.purchases.length, page.nextBeforeAt]).toEqual([150, one.at])
})
