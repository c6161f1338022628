import { moneyForGoods, type ReturnedGoods } from '#shared/till/purchase/goods-back'
import { decideRefund } from '#shared/till/purchase/refund'
import { aTodaysPurchase } from '../../../testing/staff-answers'
import { NOTHING_TYPED, typedGoods, worthProblem } from './goods-back'
import type { TodaysPurchase } from './TodayList'

// The preview that the clerk reads and the shop's decision must agree, so each case runs both.

const line = (unitFen: number, quantity: number, discountFen: number, backUnits = 0) => ({
  name: '春茶',
  unitFen,
  quantity,
  discountFen,
  backUnits,
})
const worth = (goodsFen: number): ReturnedGoods => ({ kind: 'worth', goodsFen })
const units = (lines: [line: number, quantity: number][], isDeliveryBack = false): ReturnedGoods => ({
  kind: 'units',
  lines: lines.map(([number, quantity]) => ({ line: number, quantity })),
  isDeliveryBack,
})

const amount = (part: Partial<TodaysPurchase> = {}, backFen = 0) =>
  aTodaysPurchase({
    amountFen: 8000,
    discountFen: 2000,
    goods: { totalFen: 10_000, backFen, lines: null, deliveryFen: 0, tipFen: 0 },
    ...part,
  })
/** 30.00 twice and 40.01 once, 20.00 off, and a delivery fee of 5.00. */
const lines = (part: Partial<TodaysPurchase> = {}, backUnits = 0) =>
  aTodaysPurchase({
    amountFen: 8501,
    discountFen: 2000,
    goods: {
      totalFen: 10_501,
      backFen: 0,
      lines: [line(3000, 2, 1199, backUnits), line(4001, 1, 801)],
      deliveryFen: 500,
      tipFen: 0,
    },
    ...part,
  })

function decided({ amountFen, discountFen, refundedFen, goods }: TodaysPurchase, back: ReturnedGoods) {
  const before = goods?.lines
    ? goods.lines.flatMap(({ backUnits }, number) => (backUnits > 0 ? [{ line: number, quantity: backUnits }] : []))
    : []
  const known = goods?.lines
    ? { kind: 'units' as const, lines: before, isDeliveryBack: false }
    : { kind: 'worth' as const, goodsFen: goods?.backFen ?? 0 }
  const decision = decideRefund(
    {
      amountFen,
      discountFen,
      refundedFen,
      isBack: false,
      basket: {
        totalFen: goods?.totalFen ?? 0,
        deliveryFen: goods?.deliveryFen ?? 0,
        deliveryDiscountFen: 0,
        lines: goods?.lines?.map((each) => ({ ...each, category: null, productKey: null })) ?? null,
        coupons: [],
      },
      refunds: [
        {
          refundId: 'before',
          amountFen: refundedFen,
          goods: known,
          points: 0,
          growth: 0,
          debtAfter: 0,
          coupons: [],
          at: 0,
          staffId: 'mem_1',
          note: '退货',
        },
      ],
    },
    { refundId: 'now', back: back.kind === 'worth' ? back : { ...back, isDeliveryBack: back.isDeliveryBack ?? false } },
  )
  return decision.kind === 'accepted' ? decision.amountFen : decision
}

test.each<[string, TodaysPurchase, ReturnedGoods, number]>([
  ['half of an amount', amount(), worth(5000), 4000],
  ['an odd part', amount(), worth(3333), 2666],
  ['what is left after goods', amount({ refundedFen: 2666 }, 3333), worth(6667), 5334],
  ['all goods after goodwill in money', amount({ refundedFen: 500 }), worth(10_000), 7500],
  ['a unit of a line', lines(), units([[0, 1]]), 2400],
  ['the second unit', lines({ refundedFen: 2400 }, 1), units([[0, 1]]), 2401],
  [
    'all lines with the delivery',
    lines(),
    units(
      [
        [0, 2],
        [1, 1],
      ],
      true,
    ),
    8501,
  ],
  ['the delivery alone', lines(), units([], true), 500],
  ['goods that coupons paid whole', amount({ amountFen: 0, discountFen: 10_000 }), worth(5000), 0],
])('%s', (_what, purchase, back, fen) => {
  expect(moneyForGoods(purchase, back)).toBe(fen)
  expect(decided(purchase, back)).toBe(fen)
})

describe('what is sent', () => {
  const ofAmount = amount({}, 4000).goods as NonNullable<TodaysPurchase['goods']>
  const ofLines = lines().goods as NonNullable<TodaysPurchase['goods']>

  test.each([
    ['', null],
    ['0', null],
    ['1x', null],
    ['60', worth(6000)],
    ['60.01', null],
  ])('of an amount of which goods for 60.00 are left: %p', (worthText, sent) => {
    expect(typedGoods(ofAmount, { ...NOTHING_TYPED, worthText })).toEqual(sent)
  })

  test('says why a worth cannot be', () => {
    expect(worthProblem(ofAmount, '')).toBeNull()
    expect(worthProblem(ofAmount, '60')).toBeNull()
    expect(worthProblem(ofAmount, '60.01')).toBe('没有退回的商品原价共 ¥60')
    expect(worthProblem(ofAmount, '0')).toBe('金额写成 12 或 12.50 这样')
  })

  test('of lines are the units that were chosen, and the delivery', () => {
    expect(typedGoods(ofLines, NOTHING_TYPED)).toBeNull()
    expect(typedGoods(ofLines, { ...NOTHING_TYPED, units: { 0: 0 } })).toBeNull()
    expect(typedGoods(ofLines, { ...NOTHING_TYPED, units: { 0: 0, 1: 1 } })).toEqual(units([[1, 1]]))
    expect(typedGoods(ofLines, { ...NOTHING_TYPED, isDeliveryBack: true })).toEqual(units([], true))
  })
})
