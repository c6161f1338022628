import type { BusinessDay } from '#shared/kernel/business-day'
import { benefitFenOf, withBenefits } from './benefit-fen'
import type { Basket } from './purchase'

const used = (key: string, discountFen: number) => {
  return { key, kind: 'percentOff' as const, tierKey: 'jade', title: '翡翠会员 9 折', discountFen }
}
const basket: Basket = {
  totalFen: 10_000,
  deliveryFen: 0,
  deliveryDiscountFen: 0,
  lines: null,
  coupons: [],
  benefits: [used('tea', 1_000), used('cake', 1)],
}
const sold = { amountFen: 8_999, basket, refundedFen: 0, isBack: false, day: '2026-03-11' as BusinessDay }

test.each([
  ['as it was sold', {}, { tea: 1_000, cake: 1 }],
  ['a third is back', { refundedFen: 3_000 }, { tea: 666, cake: 0 }],
  ['all but a fen is back', { refundedFen: 8_998 }, { tea: 0, cake: 0 }],
  ['all is back', { refundedFen: 8_999, isBack: true }, { tea: 0, cake: 0 }],
  ['it cost nothing and stands', { amountFen: 0 }, { tea: 1_000, cake: 1 }],
  ['it cost nothing and is back', { amountFen: 0, isBack: true }, { tea: 0, cake: 0 }],
])('%s', (_case, change, expected) => {
  expect(benefitFenOf({ ...sold, ...change })).toEqual(expected)
})

test('in however many parts it comes back, in the end nothing is used up', () => {
  let account = withBenefits({}, sold)
  expect(account).toEqual({ benefits: [{ month: '2026-03', takenFen: { tea: 1_000, cake: 1 } }] })
  let before = sold
  for (const refundedFen of [1, 17, 2_000, 8_998, 8_999]) {
    const after = { ...sold, refundedFen, isBack: refundedFen === 8_999 }
    account = withBenefits(account, after, before)
    before = after
  }
  expect(account).toEqual({ benefits: [] })
})
