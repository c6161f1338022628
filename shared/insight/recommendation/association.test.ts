import fc from 'fast-check'
import { associationRules, withoutRepeats } from './association'
import { frequentItemsets } from './itemsets'

// Items are numbers: 0 tea, 1 cup, 2 tin, 3 cake.
const BASKETS = [[0, 1], [0, 1, 2], [0, 1], [0, 2], [3], [0, 1, 3]]
const setsOf = (baskets: number[][], countMin: number) => {
  const sets = frequentItemsets(baskets, { countMin, itemsMax: 5 })
  if (!sets) throw new Error('too many sets')
  return sets
}

/** Every set that any basket holds, counted basket by basket. */
function byHand(baskets: number[][], countMin: number): string[] {
  const counts = new Map<string, number>()
  for (const basket of baskets) {
    const items = [...new Set(basket)].sort((a, b) => a - b)
    for (let mask = 1; mask < 1 << items.length; mask += 1) {
      const key = items.filter((_, at) => mask & (1 << at)).join(' ')
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return [...counts].filter(([, count]) => count >= countMin).map(([key, count]) => `${key}: ${count}`)
}

test('what is in at least two baskets together', () => {
  expect(setsOf(BASKETS, 2).map(({ items, count }) => `${items.join(' ')}: ${count}`)).toEqual([
    '0: 5',
    '0 1: 4',
    '0 2: 2',
    '1: 4',
    '2: 2',
    '3: 2',
  ])
})

test('it is what counting every set of every basket finds', () => {
  const basket = fc.array(fc.nat(6), { maxLength: 5 })
  fc.assert(
    fc.property(fc.array(basket, { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (baskets, countMin) => {
      const found = setsOf(baskets, countMin).map(({ items, count }) => `${items.join(' ')}: ${count}`)
      expect(found.sort()).toEqual(byHand(baskets, countMin).sort())
    }),
  )
})

test('more baskets than bits in a word are counted', () => {
  const many = Array.from({ length: 100 }, (_, at) => (at % 3 === 0 ? [0, 1] : [0]))
  expect(setsOf(many, 30)).toEqual([
    { items: [0], count: 100 },
    { items: [0, 1], count: 34 },
    { items: [1], count: 34 },
  ])
})

test('sets longer than asked for are not made, and of no baskets there are none', () => {
  expect(frequentItemsets(BASKETS, { countMin: 1, itemsMax: 1 })?.map(({ items }) => items)).toEqual([
    [0],
    [1],
    [2],
    [3],
  ])
  expect(setsOf([], 1)).toEqual([])
})

test('a threshold so low that everything is frequent is given up', () => {
  const all = Array.from({ length: 18 }, (_, item) => item)
  expect(frequentItemsets([all], { countMin: 1, itemsMax: 18 })).toBeNull()
})

describe('rules', () => {
  const rules = associationRules(setsOf(BASKETS, 1), BASKETS.length, { confidenceMin: 0.5, liftMin: 1 })
  const textOf = ({ left, right }: { left: number[]; right: number }) => `${left.join(' ')} → ${right}`

  test('confidence is of the baskets with the left side, lift against all baskets', () => {
    const rule = rules.find((each) => textOf(each) === '0 → 1')
    expect(rule).toMatchObject({ count: 4, confidence: 0.8 })
    expect(rule?.lift).toBeCloseTo(0.8 / (4 / 6), 10)
  })

  test('what is below either threshold is left out, and nothing has an empty left side', () => {
    expect(rules.map(textOf).sort()).toEqual(['0 3 → 1', '0 → 1', '1 2 → 0', '1 3 → 0', '1 → 0', '2 → 0'])
  })

  test('a rule that needs more on the left and says no more is left out', () => {
    expect(withoutRepeats(rules).map(textOf).sort()).toEqual(['0 3 → 1', '0 → 1', '1 → 0', '2 → 0'])
  })
})
