import { atTill, clerk, couponOf, give, member, openFloor, purchaseOf, shop } from './testing/till'

openFloor({ isAudited: false })

const HOUR_MS = 3_600_000

/** A sale of 100.00 with 20.00 off, of which 30.00 has come back. */
async function sell() {
  const couponId = give(shop, member.memberId)
  const till = await atTill(shop, clerk, member)
  await till.confirm({ amountFen: 10_000, couponIds: [couponId], payableFen: 8_000 })
  await clerk.call('purchase.refund', { purchaseId: till.requestId, amountFen: 3_000, note: '少一样' })
  shop.clock.advance(HOUR_MS)
  return { purchaseId: till.requestId, couponId }
}
const audit = () => shop.ops('job.run', { job: 'audit-purchases' })
const edit = (purchaseId: string, change: object) =>
  shop.database.put('purchases', { ...purchaseOf(purchaseId), ...change } as { _id: string })

test('finds nothing where nothing is wrong, and looks at each purchase once', async () => {
  await sell()
  expect(await audit()).toMatchObject({ status: 'done', looked: 1, changed: 0 })
  expect(shop.database.count('alerts')).toBe(0)
  expect(await audit()).toMatchObject({ looked: 0 })
})

test('a coupon that came back and was used again belongs to the purchase that used it last', async () => {
  const { purchaseId, couponId } = await sell()
  await clerk.call('purchase.refund', { purchaseId, amountFen: 5_000, note: '退货' })
  const again = await atTill(shop, clerk, member)
  await again.confirm({ amountFen: 10_000, couponIds: [couponId], payableFen: 8_000 })
  shop.clock.advance(HOUR_MS)
  expect(await audit()).toMatchObject({ looked: 2, changed: 0 })
})

test.each<[string, string, (purchaseId: string, couponId: string) => void]>([
  [
    'refunds that do not add up',
    '各次退款合计 30.00 元，记为 40.00 元',
    (purchaseId) => edit(purchaseId, { refundedFen: 4_000 }),
  ],
  [
    'more back than was paid',
    '实付 80.00 元，退了 90.00 元',
    (purchaseId) =>
      edit(purchaseId, {
        refundedFen: 9_000,
        isBack: true,
        refunds: [{ refundId: 'r', amountFen: 9_000, goods: null }],
      }),
  ],
  [
    'a purchase whose money is all back and that still counts',
    '已全部退回，却还计为一笔消费',
    (purchaseId) =>
      edit(purchaseId, { refundedFen: 8_000, refunds: [{ refundId: 'r', amountFen: 8_000, goods: null }] }),
  ],
  [
    'a purchase that does not count although a part stays',
    '没有全部退回，却记为已全退',
    (purchaseId) => edit(purchaseId, { isBack: true }),
  ],
  [
    'a coupon that a standing purchase has not used up',
    '却不是由它使用',
    (_purchaseId, couponId) =>
      shop.database.put('coupons', { ...couponOf(couponId), status: 'available', redemption: null } as never),
  ],
])('%s is reported to a person, and nothing is repaired', async (_what, sentence, tamper) => {
  const { purchaseId, couponId } = await sell()
  tamper(purchaseId, couponId)
  const before = purchaseOf(purchaseId)
  expect(await audit()).toMatchObject({ status: 'done', changed: 1 })
  const { alerts } = await shop.ops('job.listAlerts', {})
  expect(alerts).toMatchObject([{ alertId: `purchase:${purchaseId}` }])
  expect(alerts[0]?.text).toContain(sentence)
  expect(alerts[0]?.text).toContain('没有自动修改')
  expect(purchaseOf(purchaseId)).toEqual(before)
})
