import { businessDayOf } from '#shared/kernel/business-day'
import type { TierBenefit } from '#shared/ledger/tier/benefit-rules'
import { aFreeDelivery, aPercentage } from '#shared/loyalty/benefit/testing/some-benefits'
import { aLine } from '#shared/loyalty/coupon/testing/a-coupon'
import { aTillKey, tillWith } from '../../../testing/till-hand'
import { forgetRules } from '../../base/settings/rules.service'
import { eventDayOf, rollUp } from '../../insight/event/testing/put-events'
import { aMember, EAST, WEST } from '../../people/staff/testing/shop-floor'
import {
  account,
  atTill,
  clerk,
  give,
  member,
  openFloor,
  purchaseOf,
  putBenefits as putBenefitsOf,
  refusedAs,
  shop,
} from './testing/till'

openFloor()

const HOUR = 3_600_000

const putBenefits = (...benefits: TierBenefit[]) => putBenefitsOf(shop, ...benefits)
afterEach(forgetRules)

const capped = aPercentage(10, { monthCapFen: 1_000 })
const sell = async (amountFen: number, payableFen: number) => {
  const till = await atTill(shop, clerk, member)
  return till.confirm({ amountFen, payableFen })
}

/** Sales of so many codes of the member, made while the till was cut off and sent an hour later. */
async function cutOff(count: number) {
  const till = tillWith(shop, await aTillKey(shop))
  const sales = Array.from({ length: count }, () => {
    shop.clock.advance(31_000)
    const [memberCode, soldAt] = [member.code(), shop.clock.now()]
    return (number: string, amountFen: number, payableFen: number) =>
      till.ask('till-wire.sell', { number, memberCode, amountFen, payableFen, soldAt })
  })
  shop.clock.advance(HOUR)
  return sales
}

test('preview, sale, receipt and list name it, and the coupon goes after it', async () => {
  putBenefits(aPercentage(10), aFreeDelivery({ minSpendFen: 50_000 }))
  const couponId = give(shop, member.memberId)
  const till = await atTill(shop, clerk, member)
  const order = { lines: [aLine(6_000, { quantity: 2 })], couponIds: [couponId] }
  const { quote, best } = await till.preview(order)
  expect(quote).toMatchObject({
    totalFen: 12_000,
    discountFen: 3_200,
    payableFen: 8_800,
    coupons: [{ couponId, discountFen: 2_000 }],
    benefits: [
      { key: 'goods', title: '素纸会员 9 折', discountFen: 1_200, note: null },
      { key: 'delivery', title: '素纸会员免配送费', discountFen: 0, note: '这一单没有配送费' },
    ],
  })
  expect(best).toMatchObject({ couponIds: [couponId], discountFen: 3_200 })
  const { purchase } = await till.confirm({ ...order, payableFen: 8_800 })
  const benefits = [{ title: '素纸会员 9 折', discountFen: 1_200 }]
  expect(purchase).toMatchObject({ amountFen: 8_800, discountFen: 3_200, benefits, pointsEarned: 88 })
  const { purchaseId } = purchase
  expect(await member.call('purchase.getMine', { purchaseId })).toMatchObject({
    totalFen: 12_000,
    amountFen: 8_800,
    savedFen: 3_200,
    benefits,
    lines: [{ discountFen: 3_200 }],
  })
  expect((await member.call('purchase.getReceipt', { afterAt: 0 })).receipt).toMatchObject({ benefits })
})

test('what was paid is recorded as it was told where nothing is priced', async () => {
  putBenefits(aPercentage(10))
  const { purchase } = await clerk.call('purchase.record', {
    memberCode: member.code(),
    storeId: EAST,
    amountFen: 5_000,
  })
  expect(purchase).toMatchObject({ amountFen: 5_000, discountFen: 0, benefits: [] })
})

test('another price than the one that is due is refused, with the one that is', async () => {
  putBenefits(aPercentage(10))
  const till = await atTill(shop, clerk, member)
  expect(await till.askConfirm({ amountFen: 5_000, payableFen: 5_000 })).toMatchObject(
    refusedAs('QUOTE_CHANGED', { payableFen: 4_500 }),
  )
})

test('only in its stores, and a price that was shown holds while the clerk counts the change', async () => {
  shop.clock.set(Date.parse('2026-03-11T16:59:00+08:00'))
  putBenefits(aPercentage(10, { storeIds: [EAST], hours: [{ from: '14:00', until: '17:00' }] }))
  const west = await aMember(shop)
  const elsewhere = await clerk.ask('staff.lookUpMember', { memberCode: west.code(), storeId: WEST })
  expect(elsewhere.ok).toBe(false)
  const till = await atTill(shop, clerk, member)
  expect((await till.preview({ amountFen: 5_000 })).quote).toMatchObject({ payableFen: 4_500 })
  shop.clock.advance(2 * 60_000)
  expect(await till.askConfirm({ amountFen: 5_000, payableFen: 4_500 })).toMatchObject({ ok: true })
  const next = await atTill(shop, clerk, west)
  expect((await next.preview({ amountFen: 5_000 })).quote).toMatchObject({
    payableFen: 5_000,
    benefits: [{ note: '仅限 14:00–17:00' }],
  })
})

describe('the cap of a month', () => {
  test('is held to over several purchases, and begins anew with the month', async () => {
    shop.clock.set(Date.parse('2026-03-30T12:00:00+08:00'))
    putBenefits(capped)
    await sell(8_000, 7_200)
    const { purchase } = await sell(8_000, 7_800)
    expect(purchase.benefits).toMatchObject([{ discountFen: 200 }])
    const till = await atTill(shop, clerk, member)
    expect((await till.preview({ amountFen: 8_000 })).quote).toMatchObject({
      payableFen: 8_000,
      benefits: [{ discountFen: 0, note: '这个月 ¥10 的额度用完了，下个月重新算' }],
    })
    shop.clock.advance(2 * 24 * HOUR)
    await sell(8_000, 7_200)
    expect(account().benefits).toEqual([
      { month: '2026-03', takenFen: { goods: 1_000 } },
      { month: '2026-04', takenFen: { goods: 800 } },
    ])
  })

  test('is exact when six sales come in at the same moment', async () => {
    putBenefits(capped)
    const send = await cutOff(6)
    const replies = await Promise.all(send.map((sell, index) => sell(`R-${index}`, 5_000, 4_500)))
    expect(replies.map(({ ok }) => ok)).toEqual(send.map(() => true))
    const gone = replies.filter((reply) => reply.ok && reply.data.changed.some(({ kind }) => kind === 'benefit-gone'))
    expect(gone).toHaveLength(4)
    expect(account().benefits).toMatchObject([{ takenFen: { goods: 1_000 } }])
  })

  test('gets back what came back, in parts and by lines, to the fen', async () => {
    putBenefits(capped)
    const till = await atTill(shop, clerk, member)
    const lines = [aLine(3_333, { quantity: 2 }), aLine(999)]
    const { purchase } = await till.confirm({ lines, payableFen: 6_899 })
    const { purchaseId } = purchase
    const refund = (fields: object) => clerk.call('purchase.refund', { purchaseId, note: '退货', ...fields })
    const one = await refund({ goods: { kind: 'units', lines: [{ line: 0, quantity: 1 }] } })
    const rest = await refund({
      goods: {
        kind: 'units',
        lines: [
          { line: 0, quantity: 1 },
          { line: 1, quantity: 1 },
        ],
      },
    })
    expect(one.moneyFen + rest.moneyFen).toBe(6_899)
    expect(account().benefits).toEqual([])
    expect(await member.call('purchase.getMine', { purchaseId })).toMatchObject({ savedFen: 0, isBack: true })
    await sell(10_000, 9_000)
  })

  test('is one for a person: a merge adds what both have used, and its undoing counts it anew', async () => {
    putBenefits(capped)
    await sell(6_000, 5_400)
    const other = await aMember(shop)
    await (await atTill(shop, clerk, other)).confirm({ amountFen: 3_000, payableFen: 2_700 })
    await shop.ops('member.merge', { from: other.memberId, into: member.memberId, note: '同一个人' })
    expect(account().benefits).toMatchObject([{ takenFen: { goods: 900 } }])
    await sell(8_000, 7_900)
    await shop.ops('member.unmerge', { from: other.memberId, note: '不是同一个人' })
    expect(account().benefits).toMatchObject([{ takenFen: { goods: 700 } }])
  })
})

describe('a till that was cut off', () => {
  test('may have known of the benefit or not: what was paid was paid', async () => {
    putBenefits(aPercentage(10))
    const [known, unknown, other] = await cutOff(3)
    expect(await known?.('R-1', 5_000, 4_500)).toMatchObject({ ok: true, data: { purchase: { discountFen: 500 } } })
    expect(await unknown?.('R-2', 5_000, 5_000)).toMatchObject({ ok: true, data: { purchase: { benefits: [] } } })
    expect(await other?.('R-3', 5_000, 4_000)).toMatchObject(refusedAs('QUOTE_CHANGED'))
  })

  test('has taken off more than the cap had left: that is the shop’s loss, and it is told', async () => {
    putBenefits(capped)
    const [sent] = await cutOff(1)
    await sell(8_000, 7_200)
    expect(await sent?.('R-1', 5_000, 4_500)).toMatchObject({
      ok: true,
      data: { purchase: { amountFen: 4_500, benefits: [{ discountFen: 200 }] }, changed: [{ kind: 'benefit-gone' }] },
    })
    expect(purchaseOf(`${EAST}:R-1`).basket).toMatchObject({ fallenFen: 300 })
    expect(account().benefits).toMatchObject([{ takenFen: { goods: 1_000 } }])
  })
})

test('the board counts what tiers took off, less what came back', async () => {
  putBenefits(aPercentage(10))
  const { purchase } = await sell(10_000, 9_000)
  await clerk.call('purchase.refund', { purchaseId: purchase.purchaseId, amountFen: 4_500, note: '少一半' })
  await rollUp(shop)
  expect(eventDayOf(shop, businessDayOf(purchase.at))).toMatchObject({ spentFen: 4_500, benefitFen: 500 })
})

test('the year is added up as its receipts say it, after refunds', async () => {
  putBenefits(aPercentage(10))
  await sell(10_000, 9_000)
  const { purchase } = await sell(5_000, 4_500)
  await clerk.call('purchase.refund', { purchaseId: purchase.purchaseId, amountFen: 1_501, note: '少一杯' })
  const gone = await sell(2_000, 1_800)
  await clerk.call('purchase.undo', { purchaseId: gone.purchase.purchaseId })
  const part = await member.call('purchase.getMine', { purchaseId: purchase.purchaseId })
  expect(await member.call('purchase.sumMine', {})).toEqual({
    year: 2026,
    purchases: 2,
    paidFen: 9_000 + 2_999,
    savedFen: 1_000 + part.savedFen,
  })
  expect(part.savedFen).toBe(333)
})

test('the member reads what it has saved this month, and what is left', async () => {
  putBenefits(capped, { kind: 'service', title: '新茶试饮', detail: '每季到店尝新茶' })
  await sell(6_000, 5_400)
  const { tierKey, benefits } = await member.call('benefit.listMine', {})
  expect(tierKey).toBe('paper')
  expect(benefits).toMatchObject([
    { kind: 'rules', title: '消费积分', savedFen: null },
    { kind: 'rules', title: '每日签到' },
    {
      kind: 'percentOff',
      title: '9 折',
      detail: '全部商品；每月最多省 ¥10',
      savedFen: 600,
      leftFen: 400,
    },
    { kind: 'service', title: '新茶试饮', detail: '每季到店尝新茶', savedFen: null },
  ])
})
