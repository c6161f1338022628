import { type GoodsShop, ordersOf } from './goods-shop'
import { measureShopOrders } from './shop-orders'

const SMALL: GoodsShop = { goods: 200, members: 50, days: 130, aBasket: 4, gapDays: 12, again: 0.5, general: 0.2 }

test('a made-up shop is the same for the same seed and another one for another, and its days follow each other', () => {
  const orders = ordersOf(SMALL, 1)
  expect(ordersOf(SMALL, 1)).toEqual(orders)
  expect(ordersOf(SMALL, 2)).not.toEqual(orders)
  expect(orders.map(({ dayNumber }) => dayNumber)).toEqual(
    orders.map(({ dayNumber }) => dayNumber).sort((a, b) => a - b),
  )
})

test('what members buy again is found by their own history oftener than by what sells best', () => {
  const { again, fresh } = measureShopOrders(SMALL, 1)
  expect(again.found).toBeGreaterThan(again.popular)
  expect(again.orders).toBeGreaterThan(10)
  expect(fresh.orders).toBeGreaterThan(10)
})
