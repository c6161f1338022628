import { applyCoupons } from './application'
import { COUPONS_TOGETHER_MAX } from './cells'
import { aLine, anAmount, issuedRules, percentOff, type RulesShape, someLines, twentyOff } from './testing/a-coupon'

const coupon = (couponId: string, shape: RulesShape = {}) => ({ couponId, rules: issuedRules(shape) })
const tenPercent = coupon('percent', { offer: percentOff(10) })
const twenty = coupon('twenty', { offer: twentyOff })
const tea = (unitFen: number, quantity = 1) => aLine(unitFen, { category: 'tea', productKey: 'p1', quantity })
const cake = (unitFen: number) => aLine(unitFen, { category: 'cake' })
const teaForOne: RulesShape = {
  offer: { kind: 'exchange', productName: '茶', productKey: 'p1', valueFen: 1800, priceFen: 100 },
}

test('no coupon, nothing off', () => {
  expect(applyCoupons(anAmount(5000, 300), [])).toEqual({
    totalFen: 5300,
    discountFen: 0,
    payableFen: 5300,
    coupons: [],
    standing: [],
  })
})

test('a percentage comes before an amount, in whichever order they are given', () => {
  for (const coupons of [
    [tenPercent, twenty],
    [twenty, tenPercent],
  ]) {
    const application = applyCoupons(anAmount(10_000), coupons)
    expect(application).toMatchObject({ discountFen: 3000, payableFen: 7000 })
    expect(application.coupons.map(({ couponId, discountFen }) => [couponId, discountFen])).toEqual([
      ['percent', 1000],
      ['twenty', 2000],
    ])
  }
})

test('a second percentage is of what the first has left', () => {
  const both = [tenPercent, coupon('other', { offer: percentOff(20) })]
  expect(applyCoupons(anAmount(10_000), both).discountFen).toBe(2800)
})

test('however many are stacked, the last takes what is left and no more', () => {
  const many = Array.from({ length: 6 }, (_, index) => coupon(`c${index}`, { offer: twentyOff }))
  const application = applyCoupons(anAmount(9000), many)
  expect(application.payableFen).toBe(0)
  expect(application.coupons.map(({ discountFen }) => discountFen)).toEqual([2000, 2000, 2000, 2000, 1000, 0])
})

test('every threshold is asked of the price before coupons', () => {
  const over100 = coupon('a', { conditions: { minSpendFen: 10_000 } })
  const alsoOver100 = coupon('b', { conditions: { minSpendFen: 10_000 } })
  expect(applyCoupons(anAmount(10_000), [over100, alsoOver100]).discountFen).toBe(4000)
})

test('a coupon whose threshold is not reached takes nothing and leaves the others theirs', () => {
  const over200 = coupon('a', { conditions: { minSpendFen: 20_000 } })
  expect(applyCoupons(anAmount(10_000), [over200, twenty]).coupons).toEqual([
    { couponId: 'twenty', discountFen: 2000, lineFen: [2000], deliveryFen: 0 },
    { couponId: 'a', discountFen: 0, lineFen: [0], deliveryFen: 0 },
  ])
})

test('a discount is spread over its lines in proportion to their price', () => {
  const { coupons } = applyCoupons(someLines([tea(1000), cake(3000), aLine(6000)]), [twenty])
  expect(coupons[0]?.lineFen).toEqual([200, 600, 1200])
})

test('a coupon for one category leaves the lines of others alone', () => {
  const forTea = coupon('a', { conditions: { categories: ['tea'] } })
  const { coupons } = applyCoupons(someLines([tea(1000), cake(3000), tea(2000)]), [forTea])
  expect(coupons[0]?.lineFen).toEqual([667, 0, 1333])
})

test('a coupon for everything takes first from goods that no other coupon needs', () => {
  const forTea = coupon('tea', {
    offer: { kind: 'amountOff', amountOffFen: 5000 },
    conditions: { categories: ['tea'] },
  })
  const forAll = coupon('all', { offer: { kind: 'amountOff', amountOffFen: 4000 } })
  expect(applyCoupons(someLines([tea(5000), cake(5000)]), [forTea, forAll]).discountFen).toBe(9000)
})

test('a coupon for few goods comes before a coupon for more, which has others to take from', () => {
  const off = (couponId: string, categories: string[]) =>
    coupon(couponId, { offer: { kind: 'amountOff', amountOffFen: 1000 }, conditions: { categories } })
  const cart = someLines([tea(1000), cake(1000)])
  for (const names of [
    ['a', 'b'],
    ['b', 'a'],
  ]) {
    const [few = '', many = ''] = names
    const { coupons } = applyCoupons(cart, [off(many, ['cake', 'tea']), off(few, ['cake'])])
    expect(coupons.map(({ couponId, discountFen }) => [couponId, discountFen])).toEqual([
      [few, 1000],
      [many, 1000],
    ])
  }
})

test('of equally many goods, it takes first from those that no later coupon covers', () => {
  const off = (couponId: string, amountOffFen: number, categories: string[]) =>
    coupon(couponId, { offer: { kind: 'amountOff', amountOffFen }, conditions: { categories } })
  const cup = aLine(1000, { category: 'cup' })
  const first = off('first', 1000, ['cake', 'tea'])
  for (const later of [
    ['tea', 'cup'],
    ['cake', 'cup'],
  ]) {
    const { coupons } = applyCoupons(someLines([tea(1000), cake(1000), cup]), [first, off('later', 900, later)])
    expect(coupons[0]?.lineFen).toEqual(later.includes('tea') ? [0, 1000, 0] : [1000, 0, 0])
  }
})

test('a coupon counts once for a purchase, not once for each line', () => {
  expect(applyCoupons(someLines([tea(3000), tea(3000), tea(3000)]), [twenty]).discountFen).toBe(2000)
})

test('each exchange is for a unit of its own, the dearest first', () => {
  const two = [coupon('a', teaForOne), coupon('b', teaForOne)]
  expect(applyCoupons(someLines([tea(1500), tea(1700)]), two).coupons.map(({ discountFen }) => discountFen)).toEqual([
    1600, 1400,
  ])
  expect(applyCoupons(someLines([tea(1700)]), two).coupons.map(({ discountFen }) => discountFen)).toEqual([1600, 0])
  expect(applyCoupons(someLines([tea(1700, 2)]), two).coupons.map(({ lineFen }) => lineFen)).toEqual([[1600], [1600]])
})

test('in an amount, exchanges together need the price of all their products', () => {
  const two = [coupon('a', teaForOne), coupon('b', teaForOne)]
  expect(applyCoupons(anAmount(3599), two).discountFen).toBe(1700)
  expect(applyCoupons(anAmount(3600), two).discountFen).toBe(3400)
})

test('delivery is apart from the goods', () => {
  const free = coupon('free', { offer: { kind: 'freeDelivery', maxOffFen: 500 } })
  const { coupons, payableFen } = applyCoupons(anAmount(1500, 600), [free, twenty])
  expect(payableFen).toBe(100)
  expect(coupons.map(({ couponId, lineFen, deliveryFen }) => [couponId, lineFen, deliveryFen])).toEqual([
    ['twenty', [1500], 0],
    ['free', [0], 500],
  ])
})

test.each([
  ['a negative amount', anAmount(-1)],
  ['a broken number', anAmount(Number.NaN)],
  ['part of a fen', anAmount(10.5)],
  ['1e21', anAmount(1e21)],
  ['a negative price', someLines([aLine(-5)])],
  ['a negative quantity', someLines([aLine(500, { quantity: -1 })])],
  ['half a cake', someLines([aLine(500, { quantity: 0.5 })])],
  ['a negative delivery fee', anAmount(100, -1)],
  ['prices that no number can hold', someLines([aLine(2 ** 52, { quantity: 9 })])],
  ['more lines than a till can have', someLines([...Array(201)].map(() => aLine(1)))],
])('%s is a bug, not a discount', (_what, cart) => {
  expect(() => applyCoupons(cart, [twenty])).toThrow('Invariant')
})

test('a bounded number of coupons is counted together', () => {
  const many = Array.from({ length: COUPONS_TOGETHER_MAX + 1 }, (_, index) => coupon(`c${index}`))
  expect(applyCoupons(anAmount(100), many.slice(1)).payableFen).toBe(0)
  expect(() => applyCoupons(anAmount(100), many)).toThrow('Invariant')
})
