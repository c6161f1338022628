import { endOfDay } from '#shared/kernel/business-day'
import type { Purchase, Refund } from '#shared/till/purchase/purchase'
import { toNetPurchase } from './people.service'

const DAY = '2026-11-20' as Purchase['day']
const LATER = '2026-11-21' as Purchase['day']
const aRefund = (amountFen: number, at: number) => ({ amountFen, at, goods: null }) as Refund

function aPurchase(amountFen: number, refunds: Refund[]): Purchase {
  return { day: DAY, amountFen, discountFen: 2_000, basket: null, refunds, undone: null } as unknown as Purchase
}

test.each<[string, Purchase, object]>([
  ['of nothing is a visit', aPurchase(0, []), { netFen: 0, isBack: false }],
  ['of nothing that came back is none', aPurchase(0, [aRefund(0, endOfDay(DAY))]), { netFen: 0, isBack: true }],
  ['of which a part came back', aPurchase(3_000, [aRefund(500, 0)]), { netFen: 2_500, isBack: false }],
  ['that came back in parts', aPurchase(3_000, [aRefund(500, 0), aRefund(2_500, 0)]), { netFen: 0, isBack: true }],
])('a purchase %s', (_what, purchase, net) => {
  expect(toNetPurchase(purchase, DAY)).toEqual({ day: DAY, ...net })
})

test('what came back later was not back on that day', () => {
  const purchase = aPurchase(0, [aRefund(0, endOfDay(LATER))])
  expect(toNetPurchase(purchase, DAY).isBack).toBe(false)
  expect(toNetPurchase(purchase, LATER).isBack).toBe(true)
})
