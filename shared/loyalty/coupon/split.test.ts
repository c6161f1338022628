import fc from 'fast-check'
import { type PaidPart, refundOf, refundOfUnits } from './refund'
import { splitInProportion } from './split'

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

test.each([
  [0, [5, 5], [0, 0]],
  [10, [10], [10]],
  [10, [1, 1, 98], [0, 0, 10]],
  [100, [333, 333, 334], [33, 33, 34]],
  [1, [1, 1, 1], [1, 0, 0]],
  [2, [1, 1, 1], [1, 1, 0]],
  [3, [1, 1, 1], [1, 1, 1]],
  [7, [0, 7, 0], [0, 7, 0]],
])('%p over %p is %p', (amount, weights, parts) => {
  expect(splitInProportion(amount, weights)).toEqual(parts)
})

test('more than there is cannot be split', () => {
  expect(() => splitInProportion(11, [5, 5])).toThrow('Invariant')
  expect(() => splitInProportion(-1, [5, 5])).toThrow('Invariant')
})

test('parts add up, none is larger than its weight, and each is within a fen of its exact share', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 100_000_000 }), { minLength: 1, maxLength: 12 })
  const split = weights.chain((each) => fc.integer({ min: 0, max: sum(each) }).map((amount) => ({ amount, each })))
  fc.assert(
    fc.property(split, ({ amount, each }) => {
      const parts = splitInProportion(amount, each)
      expect(sum(parts)).toBe(amount)
      const whole = BigInt(sum(each))
      for (const [index, part] of parts.entries()) {
        expect(part).toBeLessThanOrEqual(each[index] ?? 0)
        const difference = BigInt(part) * whole - BigInt(amount) * BigInt(each[index] ?? 0)
        expect(difference < whole && difference > -whole).toBe(true)
      }
    }),
  )
})

describe('a refund', () => {
  const half: PaidPart = { amountFen: 1000, discountFen: 500 }

  test('is what was paid for the goods, not what they cost', () => {
    expect(refundOf(half, 0, 1000)).toEqual({ moneyFen: 500, discountFen: 500 })
    expect(refundOf(half, 0, 300)).toEqual({ moneyFen: 150, discountFen: 150 })
    expect(refundOf({ amountFen: 1000, discountFen: 1000 }, 0, 400)).toEqual({ moneyFen: 0, discountFen: 400 })
    expect(refundOf({ amountFen: 0, discountFen: 0 }, 0, 0)).toEqual({ moneyFen: 0, discountFen: 0 })
  })

  test('of units is the share of their line', () => {
    const line = { amountFen: 900, discountFen: 100, quantity: 3 }
    const parts = [0, 1, 2].map((already) => refundOfUnits(line, already, 1).moneyFen)
    expect(parts).toEqual([266, 267, 267])
    expect(refundOfUnits(line, 0, 3).moneyFen).toBe(800)
  })

  test('never gives back more than was bought', () => {
    expect(() => refundOf(half, 800, 201)).toThrow('Invariant')
    expect(() => refundOfUnits({ ...half, quantity: 2 }, 2, 1)).toThrow('Invariant')
    expect(() => refundOf({ amountFen: 10, discountFen: 11 }, 0, 1)).toThrow('Invariant')
  })

  test('in any number of parts adds up to exactly what was paid', () => {
    const pieces = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 })
    const purchase = pieces.chain((each) =>
      fc.integer({ min: 0, max: sum(each) }).map((discountFen) => ({ each, discountFen })),
    )
    fc.assert(
      fc.property(purchase, ({ each, discountFen }) => {
        const part = { amountFen: sum(each), discountFen }
        let already = 0
        let money = 0
        let discount = 0
        for (const goods of each) {
          const back = refundOf(part, already, goods)
          expect(back.moneyFen).toBeGreaterThanOrEqual(0)
          expect(back.discountFen).toBeGreaterThanOrEqual(0)
          already += goods
          money += back.moneyFen
          discount += back.discountFen
        }
        expect([money, discount]).toEqual([part.amountFen - discountFen, discountFen])
      }),
    )
  })
})
