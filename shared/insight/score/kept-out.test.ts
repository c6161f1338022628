import { addDays } from '#shared/kernel/business-day'
import { withoutExceptions } from './kept-out'
import { AS_OF, aShopOf, sampleOf } from './testing/a-shop'

const shop = aShopOf({ gapDays: 40, leaves: 0.2, members: 300, seed: 8 })
const everyDay = (days: number, sales: number, netFen: number) =>
  Array.from({ length: days * sales }, (_, i) => ({
    day: addDays(AS_OF, -Math.floor(i / sales)),
    netFen,
    isBack: false,
  }))

test('an ordinary shop keeps everybody', () => {
  const sample = sampleOf(shop)
  expect(withoutExceptions(sample)).toEqual({ kept: sample, keptOut: { crowd: 0, farOff: 0 } })
})

test('the card that is swiped for whoever has none is no customer to learn from', () => {
  const { kept, keptOut } = withoutExceptions(sampleOf([...shop, everyDay(300, 8, 3000)]))
  expect(keptOut).toEqual({ crowd: 1, farOff: 0 })
  expect(kept).toEqual(sampleOf(shop))
})

test('a total of each day in one line, and an order of a hundred times the usual, are far off', () => {
  const totals = everyDay(300, 1, 400_000)
  const order = [{ day: addDays(AS_OF, -100), netFen: 9_000_000, isBack: false }]
  expect(withoutExceptions(sampleOf([...shop, totals, order])).keptOut).toEqual({ crowd: 0, farOff: 2 })
})

test('one customer in twenty is a company: that is how the shop is, and nobody is kept out', () => {
  const companies = shop.map((purchases, i) =>
    i % 20 === 0 ? purchases.map((each) => ({ ...each, netFen: each.netFen * 300 })) : purchases,
  )
  expect(withoutExceptions(sampleOf(companies)).keptOut).toEqual({ crowd: 0, farOff: 0 })
})

test('a canteen in which everybody buys three times a day has no crowd', () => {
  const canteen = shop.map((purchases) => purchases.flatMap((each) => [each, each, each]))
  expect(withoutExceptions(sampleOf(canteen)).keptOut.crowd).toBe(0)
})

test('nobody, one customer, all alike: nobody is kept out', () => {
  for (const few of [[], [everyDay(3, 1, 500)], Array.from({ length: 90 }, () => everyDay(9, 2, 1000))]) {
    expect(withoutExceptions(sampleOf(few)).keptOut).toEqual({ crowd: 0, farOff: 0 })
  }
})
