import { coveredFen } from './cart'
import { discountFen } from './discount'
import { aLine, anAmount, issuedRules, percentOff, type RulesShape, someLines, twentyOff } from './testing/a-coupon'

const tea = (unitFen: number, quantity = 1) => aLine(unitFen, { category: 'tea', productKey: 'p1', quantity })
const cake = (unitFen: number, quantity = 1) => aLine(unitFen, { category: 'cake', quantity })
const teaForOne = { kind: 'exchange', productName: '茶', productKey: 'p1', valueFen: 1800, priceFen: 100 } as const
const freeTea = { ...teaForOne, priceFen: 0, productKey: null }

describe('an amount', () => {
  test.each<[string, RulesShape, number, number]>([
    ['20 off 100', { offer: twentyOff }, 10_000, 2000],
    ['20 off 15 takes the 15', { offer: twentyOff }, 1500, 1500],
    ['20 off nothing', { offer: twentyOff }, 0, 0],
    ['its threshold reached', { offer: twentyOff, conditions: { minSpendFen: 10_000 } }, 10_000, 2000],
    ['a fen short of its threshold', { offer: twentyOff, conditions: { minSpendFen: 10_000 } }, 9999, 0],
    ['15 % of 100', { offer: percentOff(15) }, 10_000, 1500],
    ['15 % of 0.99 is rounded down', { offer: percentOff(15) }, 99, 14],
    ['1 % of 0.99 is nothing', { offer: percentOff(1) }, 99, 0],
    ['99 % of 1000000', { offer: percentOff(99) }, 100_000_000, 99_000_000],
    ['50 % up to 10', { offer: percentOff(50, 1000) }, 10_000, 1000],
    ['50 % below its cap', { offer: percentOff(50, 1000) }, 1998, 999],
    ['a product for nothing, in an amount that covers it', { offer: freeTea }, 1800, 1800],
    ['a product for nothing, in an amount that does not', { offer: freeTea }, 1799, 0],
    ['a product for 1', { offer: teaForOne }, 5000, 1700],
    ['a gift takes nothing off', { offer: { kind: 'gift', giftName: '杯垫', valueFen: 300 } }, 5000, 0],
    ['free delivery takes nothing off goods', { offer: { kind: 'freeDelivery', maxOffFen: null } }, 5000, 0],
  ])('%s', (_what, shape, amountFen, expected) => {
    expect(discountFen(issuedRules(shape), anAmount(amountFen))).toBe(expected)
  })

  test('free delivery takes the delivery fee off, up to its cap', () => {
    const free = (maxOffFen: number | null) => issuedRules({ offer: { kind: 'freeDelivery', maxOffFen } })
    expect(discountFen(free(null), anAmount(5000, 600))).toBe(600)
    expect(discountFen(free(500), anAmount(5000, 600))).toBe(500)
    expect(discountFen(free(500), anAmount(5000, 0))).toBe(0)
  })

  test('what is in it is for the clerk to see: a coupon for a category covers the whole amount', () => {
    expect(discountFen(issuedRules({ conditions: { categories: ['tea'] } }), anAmount(5000))).toBe(2000)
  })
})

describe('lines', () => {
  const cart = someLines([tea(1800, 2), cake(2500), aLine(300)])

  test.each<[string, RulesShape, number]>([
    ['10 % of everything', { offer: percentOff(10) }, 640],
    ['10 % of the tea', { offer: percentOff(10), conditions: { categories: ['tea'] } }, 360],
    ['10 % of all but tea', { offer: percentOff(10), conditions: { exceptCategories: ['tea'] } }, 280],
    ['20 off tea, which is 36', { conditions: { categories: ['tea'], minSpendFen: 3600 } }, 2000],
    ['a threshold that only other goods would reach', { conditions: { categories: ['tea'], minSpendFen: 3601 } }, 0],
    [
      '40 off cake takes the price of the cake',
      { offer: { kind: 'amountOff', amountOffFen: 4000 }, conditions: { categories: ['cake'] } },
      2500,
    ],
    ['nothing of a category that is not there', { conditions: { categories: ['cup'] } }, 0],
    ['one tea for 1, although there are two', { offer: teaForOne }, 1700],
    ['a product that is not there', { offer: { ...teaForOne, productKey: 'p9' } }, 0],
  ])('%s', (_what, shape, expected) => {
    expect(discountFen(issuedRules(shape), cart)).toBe(expected)
  })

  test('a percentage is of the sum, not of each line: many small lines lose nothing', () => {
    expect(discountFen(issuedRules({ offer: percentOff(10) }), someLines([...Array(10)].map(() => aLine(9))))).toBe(9)
  })

  test('an exchange is worth what the product costs, and never more than was planned', () => {
    expect(discountFen(issuedRules({ offer: teaForOne }), someLines([tea(1500)]))).toBe(1400)
    expect(discountFen(issuedRules({ offer: teaForOne }), someLines([tea(2600)]))).toBe(1700)
    expect(discountFen(issuedRules({ offer: teaForOne }), someLines([tea(80)]))).toBe(0)
    expect(discountFen(issuedRules({ offer: teaForOne }), someLines([tea(1500), tea(1700)]))).toBe(1600)
    expect(discountFen(issuedRules({ offer: teaForOne }), someLines([tea(1500, 0)]))).toBe(0)
  })

  test('goods without a category are in none, and so in no exception', () => {
    expect(coveredFen(issuedRules({ conditions: { categories: ['tea'] } }).conditions, cart)).toBe(3600)
    expect(coveredFen(issuedRules({ conditions: { exceptCategories: ['tea'] } }).conditions, cart)).toBe(2800)
  })
})
