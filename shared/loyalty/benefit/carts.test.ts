import { applyCoupons } from '#shared/loyalty/coupon/application'
import { bestChoice, type ChoosableCoupon } from '#shared/loyalty/coupon/best-choice'
import type { Cart, CartLine, CountedCoupon } from '#shared/loyalty/coupon/cart'
import type { Offer } from '#shared/loyalty/coupon/template'
import { at, issuedRules } from '#shared/loyalty/coupon/testing/a-coupon'
import { standingOf } from './standing'
import { aPercentage, BENEFITS } from './testing/some-benefits'

/** Goods by a letter: tea 20.00, cake 15.00, cup 9.99, a sample for nothing. */
const GOODS: Record<string, Omit<CartLine, 'quantity'>> = {
  T: { productKey: 'p-tea', category: 'tea', unitFen: 2000 },
  K: { productKey: 'p-cake', category: 'cake', unitFen: 1500 },
  C: { productKey: 'p-cup', category: 'cup', unitFen: 999 },
  S: { productKey: 'p-sample', category: null, unitFen: 0 },
}

const OFFERS: Record<string, { offer: Offer; categories?: string[] }> = {
  A1: { offer: { kind: 'amountOff', amountOffFen: 100 } },
  A2: { offer: { kind: 'amountOff', amountOffFen: 200 } },
  A5: { offer: { kind: 'amountOff', amountOffFen: 500 } },
  A20: { offer: { kind: 'amountOff', amountOffFen: 2000 } },
  P15: { offer: { kind: 'percentOff', percentOff: 15, maxOffFen: null } },
  P20cake: { offer: { kind: 'percentOff', percentOff: 20, maxOffFen: null }, categories: ['cake'] },
  X1: { offer: { kind: 'exchange', productName: '蛋糕', productKey: 'p-cake', valueFen: 1500, priceFen: 100 } },
  X1b: { offer: { kind: 'exchange', productName: '蛋糕', productKey: 'p-cake', valueFen: 1500, priceFen: 100 } },
  D5: { offer: { kind: 'freeDelivery', maxOffFen: 500 } },
  G: { offer: { kind: 'gift', giftName: '杯垫', valueFen: 300 } },
}

/** 'T2 K1 D800': two teas and a cake, delivered for 8.00. '5000': an amount. */
function cartOf(text: string): Cart {
  const parts = text.split(' ')
  const deliveryFen = Number(parts.find((part) => part.startsWith('D'))?.slice(1) ?? 0)
  const goods = parts.filter((part) => !part.startsWith('D'))
  if (/^\d/.test(text)) return { kind: 'amount', amountFen: Number(goods[0]), deliveryFen }
  const lines = goods.flatMap((part) => {
    const good = GOODS[part.charAt(0)]
    return good ? [{ ...good, quantity: Number(part.slice(1)) }] : []
  })
  return { kind: 'lines', lines, deliveryFen }
}

function couponOf(name: string): CountedCoupon {
  const { offer, categories } = OFFERS[name] ?? {}
  if (!offer) throw new Error(`there is no coupon ${name}`)
  return { couponId: name, rules: issuedRules({ offer, conditions: categories ? { categories } : {} }) }
}

const words = (text: string) => text.split(' ').filter((word) => word !== '')

function counted(goods: string, benefits: string, coupons: string, takenFen: Record<string, number> = {}) {
  const cart = cartOf(goods)
  const own = words(benefits).map((name) => BENEFITS[name as keyof typeof BENEFITS])
  const { discounts } = standingOf(own, { storeId: 'str_a', at: at('2026-03-11'), cart, takenFen })
  return applyCoupons(cart, words(coupons).map(couponOf), discounts)
}

/**
 * Counted by hand, in fen: what is bought, the benefits of the tier, the coupons; what the benefits take off, what each coupon
 * takes off in the order in which they are written, and what is paid. The order in which they are counted: a product at its
 * price, the tier's percentage, percentages of coupons, amounts, the tier's delivery, delivery of coupons.
 */
const CARTS: readonly [goods: string, benefits: string, coupons: string, off: number, each: number[], paid: number][] =
  [
    ['T1', '', '', 0, [], 2000],
    ['T1', 'all10', '', 200, [], 1800],
    ['T1 K1', 'all10', '', 350, [], 3150],
    ['C1', 'all10', '', 99, [], 900],
    ['C3', 'all10', '', 299, [], 2698],
    ['T1', 'tea20', '', 400, [], 1600],
    ['K1', 'tea20', '', 0, [], 1500],
    ['T1 K1', 'tea20', '', 400, [], 3100],
    ['T1 K1', 'all10 tea20', '', 550, [], 2950],
    ['T2 K2', 'all10cap500', '', 500, [], 6500],
    ['T1 K1', 'all10cap500', '', 350, [], 3150],
    ['T1', 'solo12', '', 240, [], 1760],
    ['T1', 'solo12', 'A5', 0, [500], 1500],
    ['T1', 'all10', 'A5', 200, [500], 1300],
    ['T1', 'all10', 'P15', 200, [270], 1530],
    ['K2', 'all10', 'P20cake', 300, [540], 2160],
    ['T1 K1', 'all10', 'P20cake', 350, [270], 2880],
    ['T1 K1', 'tea20', 'P20cake', 400, [300], 2800],
    ['T1 K1', 'all10', 'X1', 210, [1400], 1890],
    ['K1', 'all10', 'X1', 10, [1400], 90],
    ['K1', 'all10', 'X1 A5', 10, [1400, 90], 0],
    ['T1 D800', 'free', '', 800, [], 2000],
    ['T1 D800', 'free300', '', 0, [], 2800],
    ['T2 D800', 'free300', '', 300, [], 4500],
    ['T1 D800', 'free', 'D5', 800, [0], 2000],
    ['T2 D800', 'free300', 'D5', 300, [500], 4000],
    ['T2 D1200', 'free300', 'D5', 300, [500], 4400],
    ['T1 D800', 'all10 free', '', 1000, [], 1800],
    ['T1', 'all10', 'G', 200, [0], 1800],
    ['T1', 'all10', 'A5 G', 200, [500, 0], 1300],
    ['T1 K1', 'all10', 'P20cake A5 G', 350, [270, 500, 0], 2380],
    ['T1 K1', 'all10', 'X1 A5 G', 210, [1400, 500, 0], 1390],
    ['T2 K1', 'all10', 'X1 P15', 410, [1400, 553], 3137],
    ['T2 K1', 'all10', 'X1 P15 G', 410, [1400, 553, 0], 3137],
    ['T3', 'all10cap500', 'A5', 500, [500], 5000],
    ['T3 K1', 'all10 tea20', 'A20', 1350, [2000], 4150],
    ['5000', 'all10', '', 500, [], 4500],
    ['5000', 'tea20', '', 0, [], 5000],
    ['5000', 'all10 tea20', '', 500, [], 4500],
    ['5000', 'all10', 'P20cake', 500, [900], 3600],
    ['5000 D600', 'all10 free', 'A5', 1100, [500], 4000],
    ['5', 'all10', '', 0, [], 5],
    ['9', 'all10', '', 0, [], 9],
    ['10', 'all10', '', 1, [], 9],
    ['9999', 'all10', '', 999, [], 9000],
    ['300', 'all10', 'A5', 30, [270], 0],
    ['300', 'all10', 'A5 G', 30, [270, 0], 0],
    ['300', 'solo12', '', 36, [], 264],
    ['300', 'solo12', 'G', 0, [0], 300],
    ['C1 T1', 'all10 tea20', '', 499, [], 2500],
    ['C2 K1', 'all10', '', 349, [], 3149],
    ['T1 K1 C1', 'all10 tea20', 'P15', 649, [577], 3273],
    ['T1 K1 C1', 'all10 tea20', 'X1', 509, [1400], 2590],
    ['T5', 'all10', 'A20', 1000, [2000], 7000],
    ['T5', 'all10cap500', 'A20', 500, [2000], 7500],
    ['T5', 'solo12', 'A20', 0, [2000], 8000],
    ['T5 D1000', 'all10 free', 'A20 G', 2000, [2000, 0], 7000],
    ['T5 D1000', 'all10', 'A20 D5', 1000, [2000, 500], 7500],
    ['T5 K2', 'tea20', 'P20cake A20', 2000, [600, 2000], 8400],
    ['T5 K2', 'tea20', 'P20cake A20 G', 2000, [600, 2000, 0], 8400],
    // 12 % without coupons against 10 % that goes with them: what stands beside a coupon is the 10 %.
    ['T5', 'solo12 all10', '', 1200, [], 8800],
    ['T5', 'all10 solo12', '', 1200, [], 8800],
    ['T5', 'solo12 all10', 'A5', 1000, [500], 8500],
    ['T5', 'solo12 all10', 'P15', 1000, [1350], 7650],
    ['T5', 'solo12 all10', 'G', 1000, [0], 9000],
    ['T5', 'solo12cap10 all10', '', 1000, [], 9000],
    ['T5', 'solo12cap10 all10', 'A5', 1000, [500], 8500],
    ['T1 K1', 'solo12 tea20', '', 580, [], 2920],
    ['T1 K1', 'solo12 tea20', 'A5', 400, [500], 2600],
    ['T1 K1', 'solo12 all10 tea20', '', 580, [], 2920],
    ['T1 K1', 'solo12 all10 tea20', 'A5', 550, [500], 2450],
    ['5000', 'solo12 all10', '', 600, [], 4400],
    ['5000', 'solo12 all10', 'A5', 500, [500], 4000],
    ['S1 T1', 'all10', '', 200, [], 1800],
    ['S1', 'all10', '', 0, [], 0],
    ['K2', 'all10', 'X1 X1b', 20, [1400, 1400], 180],
    ['T50000', 'all10', 'A20', 10_000_000, [2000], 89_998_000],
  ]

test.each(CARTS)('%s with %s and %s: %i, %j, paid %i', (goods, benefits, coupons, off, each, paid) => {
  const { standing, coupons: applied, payableFen } = counted(goods, benefits, coupons)
  const discountOf = (name: string) => applied.find(({ couponId }) => couponId === name)?.discountFen
  expect(standing.reduce((sum, { discountFen }) => sum + discountFen, 0)).toBe(off)
  expect(words(coupons).map(discountOf)).toEqual(each)
  expect(payableFen).toBe(paid)
})

test.each([
  // A coupon of 1.00 against the two percent more: 1200 off without, 1000 + 100 off with it.
  ['T5', 'solo12 all10', ['A1'], [], 1200],
  // A coupon of 2.00 comes to as much: then the coupon is kept for another time.
  ['T5', 'solo12 all10', ['A2'], [], 1200],
  ['T5', 'solo12 all10', ['A5'], ['A5'], 1500],
  // Small carts: the coupon wins as soon as it is more than the two percent.
  ['T1', 'solo12 all10', ['A1'], ['A1'], 300],
  ['T1 K1', 'solo12 tea20', ['A1'], [], 580],
  ['T1 K1', 'solo12 tea20', ['A5'], ['A5'], 900],
  // Where nothing goes with coupons, a coupon has to beat all of it.
  ['T5', 'solo12', ['A5'], [], 1200],
  ['T5', 'solo12', ['A20'], ['A20'], 2000],
  // The larger one has 0.10 left of its month, so the smaller one holds with the coupon and without.
  ['T5', 'solo12cap10 all10', ['A1'], ['A1'], 1100],
])('%s with %s and %j in the wallet: the till proposes %j, %i off in all', (goods, benefits, wallet, chosen, off) => {
  const cart = cartOf(goods)
  const moment = { storeId: 'str_a', at: at('2026-03-11'), cart, takenFen: {} }
  const { discounts } = standingOf(
    words(benefits).map((name) => BENEFITS[name as keyof typeof BENEFITS]),
    moment,
  )
  const coupons = wallet.map((name) => ({ ...couponOf(name), untilAt: 0 }) as ChoosableCoupon)
  const choice = bestChoice(cart, coupons, discounts)
  expect([choice.couponIds, choice.discountFen]).toEqual([chosen, off])
})

test('at least sixty of them are counted by hand', () => {
  expect(CARTS.length).toBeGreaterThanOrEqual(60)
})

test('the receipt that the screens were drawn with: tea 28.00, cake 20.00, cakes 9 折, a coupon of 8.5 折', () => {
  const lines = [
    { productKey: null, category: 'tea', unitFen: 2_800, quantity: 1 },
    { productKey: null, category: 'cake', unitFen: 2_000, quantity: 1 },
  ]
  const cart: Cart = { kind: 'lines', lines, deliveryFen: 0 }
  const own = [aPercentage(10, { categories: ['cake'], monthCapFen: 3_000 })]
  const { discounts } = standingOf(own, { storeId: 'str_a', at: at('2026-03-11'), cart, takenFen: {} })
  const { standing, coupons, payableFen } = applyCoupons(cart, [couponOf('P15')], discounts)
  const offOf = (applied: readonly { discountFen: number }[]) => applied.map(({ discountFen }) => discountFen)
  expect({ standing: offOf(standing), coupons: offOf(coupons), payableFen }).toEqual({
    standing: [200],
    coupons: [690],
    payableFen: 3_910,
  })
})

test.each([
  [0, 500, 6500],
  [450, 50, 6950],
  [499, 1, 6999],
  [500, 0, 7000],
  [900, 0, 7000],
])('when %i of the month’s cap are used up, %i are left to take off', (taken, off, paid) => {
  const { discountFen, payableFen } = counted('T2 K2', 'all10cap500', '', { goods: taken })
  expect([discountFen, payableFen]).toEqual([off, paid])
})
