import { aClerk, aMember, EAST, WEST } from '../../people/staff/testing/shop-floor'
import { account, clerk, member, openFloor, purchaseOf, shop } from './testing/till'

openFloor()

const DAY_MS = 86_400_000

const sale = (fields: { amountFen?: number; storeId?: string; receiptNumber?: string; memberCode?: string } = {}) => ({
  memberCode: member.code(),
  storeId: EAST,
  amountFen: 10_000,
  ...fields,
})
const record = (fields: Parameters<typeof sale>[0] = {}, requestId?: string) =>
  clerk.call('purchase.record', sale(fields), requestId)
const refund = (purchaseId: string, amountFen: number, requestId?: string) =>
  clerk.call('purchase.refund', { purchaseId, amountFen, note: '退货' }, requestId)

describe('a refund', () => {
  test('of the whole takes back all points and growth, and the purchase no longer counts', async () => {
    const { purchase } = await record({ amountFen: 12_345 })
    const done = await refund(purchase.purchaseId, 12_345)
    expect(done).toEqual({
      purchase: { ...purchase, refundedFen: 12_345 },
      moneyFen: 12_345,
      pointsTaken: 123,
      debtAfter: 0,
      coupons: [],
    })
    expect(account()).toMatchObject({
      points: { balance: 20, debt: 0 },
      growth: { months: [] },
      counters: { purchaseCount: 0, spentFen: 0 },
    })
  })

  test('in parts takes back the same in the end, and no more', async () => {
    const { purchase } = await record({ amountFen: 9_999 })
    const taken = []
    for (const amountFen of [3_333, 3_333, 3_333]) {
      taken.push((await refund(purchase.purchaseId, amountFen)).pointsTaken)
    }
    expect(taken.reduce((sum, points) => sum + points, 0)).toBe(99)
    expect(
      await clerk.ask('purchase.refund', { purchaseId: purchase.purchaseId, amountFen: 1, note: '再退' }),
    ).toMatchObject({ error: { code: 'REFUND_TOO_LARGE', details: { leftFen: 0 } } })
    expect(account()).toMatchObject({ points: { balance: 20 }, counters: { purchaseCount: 0, spentFen: 0 } })
  })

  test('the same request again refunds once and is told the same', async () => {
    const { purchase } = await record()
    const requestId = shop.newRequestId()
    const first = await refund(purchase.purchaseId, 4_000, requestId)
    await refund(purchase.purchaseId, 1_000)
    expect(await refund(purchase.purchaseId, 4_000, requestId)).toEqual(first)
    expect(purchaseOf(purchase.purchaseId)).toMatchObject({ refundedFen: 5_000 })
    expect(account().points.balance).toBe(20 + 50)
  })

  test('after the points have ended takes none of another purchase, and leaves no debt', async () => {
    const { purchase } = await record()
    shop.clock.advance(300 * DAY_MS)
    await record({ amountFen: 8_000 })
    shop.clock.advance(100 * DAY_MS)
    while ((await shop.ops('job.run', { job: 'expire-points' })).status === 'running');
    // So late it is the operators'.
    const late = () =>
      shop.ops('purchase.refundAsOperator', { purchaseId: purchase.purchaseId, amountFen: 5_000, note: '退货' })
    const first = await late()
    const rest = await late()
    expect([first, rest]).toMatchObject([
      { pointsTaken: 0, debtAfter: 0 },
      { pointsTaken: 0, debtAfter: 0 },
    ])
    expect(account().points).toMatchObject({ balance: 80, debt: 0 })
  })

  test('a purchase sent again after its refund is told what it was told then, and earns nothing', async () => {
    const requestId = shop.newRequestId()
    const first = await record({}, requestId)
    await refund(requestId, 10_000)
    expect(await record({}, requestId)).toEqual(first)
    expect(account().points.balance).toBe(20)
  })

  test('points already spent become a debt of the full amount, which the next earnings repay', async () => {
    const { purchase } = await record()
    await shop.ops('points.adjust', { memberId: member.memberId, points: -110, note: '兑换' })
    const done = await refund(purchase.purchaseId, 10_000)
    expect(done).toMatchObject({ pointsTaken: 100, debtAfter: 90 })
    expect(shop.database.find('entries', { query: { reason: 'refund' } })).toMatchObject([{ points: { delta: -100 } }])
    expect(await record({ amountFen: 12_000 })).toMatchObject({ balance: 30 })
  })

  test('takes points from the lot that the purchase made', async () => {
    const { purchase } = await record()
    shop.clock.advance(40 * DAY_MS)
    await record({ amountFen: 5_000 })
    await refund(purchase.purchaseId, 10_000)
    expect(account().points.lots).toEqual([
      { endsMonth: '2027-11', points: 20 },
      { endsMonth: '2028-01', points: 50 },
    ])
  })

  test('more than was paid is refused by name, and nothing changes', async () => {
    const { purchase } = await record()
    const before = shop.database.dump()
    const reply = await clerk.ask('purchase.refund', { ...purchaseRefund(purchase.purchaseId), amountFen: 10_001 })
    expect(reply).toMatchObject({ error: { code: 'REFUND_TOO_LARGE', details: { leftFen: 10_000 } } })
    expect(shop.database.dump()).toEqual(before)
  })

  test('is for staff of the store that sold, and of a purchase that exists', async () => {
    const { purchase } = await record()
    const other = await aClerk(shop, { storeIds: [WEST] })
    expect(await other.ask('purchase.refund', purchaseRefund(purchase.purchaseId))).toMatchObject({
      error: { code: 'WRONG_STORE' },
    })
    expect(await clerk.ask('purchase.refund', purchaseRefund('nothing'))).toMatchObject({
      error: { code: 'PURCHASE_NOT_FOUND' },
    })
  })

  test('parallel refunds never give back more than was paid', async () => {
    const { purchase } = await record()
    const replies = await Promise.all(
      Array.from({ length: 5 }, () =>
        clerk.ask('purchase.refund', { ...purchaseRefund(purchase.purchaseId), amountFen: 4_000 }),
      ),
    )
    expect(replies.filter(({ ok }) => ok).length).toBeLessThanOrEqual(2)
    const { refundedFen, refunds } = purchaseOf(purchase.purchaseId)
    expect(refundedFen).toBe(refunds.length * 4_000)
  })

  test('after an operator reversed the entry by hand takes nothing a second time', async () => {
    const { purchase } = await record()
    await shop.ops('points.reverse', { entryId: `purchase:${purchase.purchaseId}`, note: '误记' })
    expect(await refund(purchase.purchaseId, 4_000)).toMatchObject({ pointsTaken: 0, debtAfter: 0 })
    expect(account().points.balance).toBe(20)
  })

  test('after a partial refund an operator’s reversal takes only the rest', async () => {
    const { purchase } = await record()
    await refund(purchase.purchaseId, 4_000)
    await shop.ops('points.reverse', { entryId: `purchase:${purchase.purchaseId}`, note: '误记' })
    expect(account().points.balance).toBe(20)
  })

  test('after a merge is taken from the record that carries on', async () => {
    const { purchase } = await record()
    const into = await aMember(shop)
    await shop.ops('member.merge', { from: member.memberId, into: into.memberId, note: '同一人' })
    await refund(purchase.purchaseId, 10_000)
    expect(shop.database.get('accounts', into.memberId)).toMatchObject({
      points: { balance: 40, debt: 0 },
      counters: { purchaseCount: 0, spentFen: 0 },
    })
  })

  test('of a member who has left is still possible', async () => {
    const { purchase } = await record()
    await member.call('member.close', { confirm: '注销' })
    expect(await refund(purchase.purchaseId, 10_000)).toMatchObject({ purchase: { refundedFen: 10_000 } })
  })

  test('of a purchase that earned nothing gives back the money', async () => {
    const { purchase } = await record({ amountFen: 1 })
    expect(await refund(purchase.purchaseId, 1)).toMatchObject({ pointsTaken: 0, purchase: { refundedFen: 1 } })
  })
})

const purchaseRefund = (purchaseId: string) => ({ purchaseId, amountFen: 1_000, note: '退货' })
