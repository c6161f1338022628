import { aClerk, EAST, WEST } from '../../people/staff/testing/shop-floor'
import { clerk, member, openFloor, refusedAs, shop } from './testing/till'

// A purchase that is brought back is found by its receipt, by its member, or by its day.

openFloor({ isAudited: false })

const DAY_MS = 86_400_000
const record = async (receiptNumber: string, amountFen = 1_000) => {
  const sale = { memberCode: member.code(), storeId: EAST, amountFen, receiptNumber }
  return (await clerk.call('purchase.record', sale)).purchase.purchaseId
}
const numbersOf = ({ purchases }: { purchases: { receiptNumber: string | null }[] }) =>
  purchases.map(({ receiptNumber }) => receiptNumber)
const refundOf = (purchaseId: string) => ({ purchaseId, amountFen: 100, note: '退货' })

test('by the number of its receipt, at its own store only', async () => {
  await record('A-17')
  await aClerk(shop, { storeIds: [WEST] })
  const search = { storeId: EAST, receiptNumber: ' Ａ-17 ' }
  expect(await clerk.call('purchase.findAtTill', search)).toMatchObject({
    today: '2026-11-22',
    fromDay: '2026-08-22',
    purchases: [{ receiptNumber: 'A-17', clerkName: '小林' }],
    proof: null,
  })
  expect((await clerk.call('purchase.findAtTill', { storeId: EAST, receiptNumber: 'A-18' })).purchases).toEqual([])
  expect(await clerk.ask('purchase.findAtTill', { storeId: WEST, receiptNumber: 'A-17' })).toMatchObject(
    refusedAs('WRONG_STORE'),
  )
})

test('by the code of its member, and again by the proof of that look', async () => {
  await record('A-1')
  shop.clock.advance(1_000)
  await record('A-2')
  const { proof, ...found } = await clerk.call('purchase.findAtTill', { storeId: EAST, memberCode: member.code() })
  expect(numbersOf(found)).toEqual(['A-2', 'A-1'])
  shop.clock.advance(5 * 60_000)
  expect(numbersOf(await clerk.call('purchase.findAtTill', { storeId: EAST, memberCode: proof ?? '' }))).toHaveLength(2)
  expect(shop.database.find('audits', { query: { action: 'purchase.findAtTill' } })).toMatchObject([
    { subject: member.memberId },
    { subject: member.memberId },
  ])
})

test.each([
  ['neither', {}],
  ['both', { receiptNumber: 'A-1', memberCode: '7K2M9QXR4TB8WC' }],
])('%s of the two is refused', async (_what, search) => {
  expect(await clerk.ask('purchase.findAtTill', { storeId: EAST, ...search })).toMatchObject(refusedAs('INVALID_INPUT'))
})

describe('in a shop that takes goods back for 7 days, and its managers for 30', () => {
  beforeEach(async () => {
    const rules = await shop.ops('settings.get', { setting: 'till' })
    const value = { ...(rules.value as object), refundDays: { clerk: 7, manager: 30 } }
    const { proposal } = await shop.ops('settings.propose', { setting: 'till', value, by: '店主', note: '退货期' })
    await shop.ops('settings.approve', { proposalId: proposal.proposalId, by: '店长' })
    await shop.ops('settings.apply', { proposalId: proposal.proposalId, by: '店长' })
  })

  test('a clerk pays back on the seventh day and not on the eighth, where a manager does', async () => {
    const purchaseId = await record('A-1', 5_000)
    shop.clock.advance(7 * DAY_MS)
    const requestId = shop.newRequestId()
    const paid = await clerk.call('purchase.refund', refundOf(purchaseId), requestId)
    shop.clock.advance(DAY_MS)
    expect(await clerk.ask('purchase.refund', refundOf(purchaseId))).toMatchObject(refusedAs('REFUND_TOO_LATE'))
    expect(await clerk.call('purchase.refund', refundOf(purchaseId), requestId)).toEqual(paid)
    expect((await clerk.call('purchase.findAtTill', { storeId: EAST, receiptNumber: 'A-1' })).purchases).toEqual([])
    const manager = await aClerk(shop, { role: 'manager' })
    expect(numbersOf(await manager.call('purchase.findAtTill', { storeId: EAST, receiptNumber: 'A-1' }))).toEqual([
      'A-1',
    ])
    await manager.call('purchase.refund', refundOf(purchaseId))
    shop.clock.advance(30 * DAY_MS)
    expect(await manager.ask('purchase.refund', refundOf(purchaseId))).toMatchObject(refusedAs('REFUND_TOO_LATE'))
  })

  test('a clerk looks through these days and no others', async () => {
    const order = { storeId: EAST, day: '2026-11-14' as never }
    expect(await clerk.ask('purchase.listOfDay', order)).toMatchObject(refusedAs('PERIOD_NOT_POSSIBLE', { daysMax: 7 }))
    expect(await clerk.call('purchase.listToday', { storeId: EAST })).toMatchObject({ refundFromDay: '2026-11-15' })
  })

  test('an operator finds and pays back what no till can any more, by its goods', async () => {
    await shop.ops('product.save', { key: 'tea', name: '茉莉花茶', priceFen: 3000 })
    const lines = [{ productKey: 'tea', quantity: 2 }]
    const sale = { memberCode: member.code(), storeId: EAST, lines, payableFen: 6_000, receiptNumber: 'G-1' }
    await clerk.call('purchase.confirm', sale)
    shop.clock.advance(60 * DAY_MS)
    const byNumber = await shop.ops('purchase.find', { storeId: EAST, receiptNumber: 'G-1' })
    const byDay = await shop.ops('purchase.find', { storeId: EAST, day: '2026-11-22' as never })
    const ofMember = await shop.ops('purchase.listOfMember', { memberId: member.memberId })
    expect(byDay).toEqual(byNumber)
    expect(ofMember.purchases).toEqual(byNumber.purchases)
    const [found] = byNumber.purchases
    expect(found).toMatchObject({
      memberId: member.memberId,
      goods: { lines: [{ name: '茉莉花茶', unitFen: 3000, quantity: 2, backUnits: 0 }] },
    })
    const goods = { kind: 'units' as const, lines: [{ line: 0, quantity: 1 }] }
    const refund = { purchaseId: found?.purchaseId ?? '', goods, note: '总部退款' }
    expect(await shop.ops('purchase.refundAsOperator', refund)).toMatchObject({ moneyFen: 3_000 })
  })
})
