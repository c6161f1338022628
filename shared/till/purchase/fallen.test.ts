import { withFallen } from './fallen'
import type { Basket } from './purchase'
import type { SaleAmounts } from './sale'

const line = (unitFen: number, quantity: number, discountFen = 0) => ({
  category: null,
  productKey: null,
  unitFen,
  quantity,
  discountFen,
})
const basket = (fields: Partial<Basket>): Basket => ({
  totalFen: 0,
  deliveryFen: 0,
  deliveryDiscountFen: 0,
  lines: null,
  coupons: [],
  ...fields,
})

test('nothing changes where nothing has fallen', () => {
  const paid: SaleAmounts = { amountFen: 100, discountFen: 0, basket: null }
  expect(withFallen(paid, 0)).toEqual(paid)
})

test('an amount is kept with what was taken off it', () => {
  expect(withFallen({ amountFen: 10_000, discountFen: 0, basket: null }, 2_000)).toEqual({
    amountFen: 8_000,
    discountFen: 2_000,
    basket: basket({ totalFen: 10_000, fallenFen: 2_000 }),
  })
})

test('what fell is spread over what is left of the lines and of the delivery, to the fen', () => {
  const before = basket({ totalFen: 1_000, deliveryFen: 100, lines: [line(300, 1, 100), line(200, 3)] })
  const {
    amountFen,
    discountFen,
    basket: after,
  } = withFallen({ amountFen: 900, discountFen: 100, basket: before }, 101)
  expect({ amountFen, discountFen }).toEqual({ amountFen: 799, discountFen: 201 })
  const byLine = (after?.lines ?? []).reduce((sum, each) => sum + each.discountFen, after?.deliveryDiscountFen ?? 0)
  expect(byLine).toBe(201)
  expect(after?.lines?.map((each) => each.discountFen)).toEqual([123, 67])
})
