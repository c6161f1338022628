import fc from 'fast-check'
import { historyOf, usualGapDays, weightsOf } from './history'
import { goodsTogether } from './lift'
import { goesWith, likeness } from './likeness'
import { addBasket, addRows, COMPANIONS_MAX, type PairRow, type PairSums } from './pairs'
import { againReason, likedReason } from './reasons'
import { keysOf, type ShownProduct, toShown } from './shown'
import { noSuggestions, UNWANTED_MAX, withUnwanted } from './suggestions'

const learn = (...baskets: string[][]): PairSums => {
  const sums: PairSums = new Map()
  for (const basket of baskets) addBasket(sums, basket)
  return sums
}
const basketsIn = (sums: PairSums) => new Map([...sums].map(([key, { baskets }]) => [key, baskets]))

describe('counting baskets', () => {
  test('a product that is in a basket several times counts once, and pairs count both ways', () => {
    const sums = learn(['tea', 'tea', 'cup'], ['tea'], ['cup', 'tea', 'tin'])
    expect(sums.get('tea')).toEqual({ _id: 'tea', baskets: 3, together: { cup: 2, tin: 1 } })
    expect(sums.get('tin')).toEqual({ _id: 'tin', baskets: 1, together: { tea: 1, cup: 1 } })
  })

  test('in parts or at once, in any order, the rows are the same', () => {
    const basket = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 6 })
    fc.assert(
      fc.property(fc.array(basket, { maxLength: 12 }), fc.nat(12), (baskets, at) => {
        const whole = learn(...baskets)
        const late = learn(...baskets.slice(at).reverse())
        const early = learn(...baskets.slice(0, at))
        for (const [key, row] of whole) {
          const first = early.get(key) ?? null
          const second = late.get(key)
          expect(second ? addRows(first, second) : first).toEqual(row)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('the rarest companions of a product that goes with thousands are let go', () => {
    const many = Object.fromEntries(Array.from({ length: COMPANIONS_MAX + 5 }, (_, at) => [`p${at}`, at + 1]))
    const { together } = addRows(null, { _id: 'bag', baskets: 999, together: many })
    expect(Object.keys(together)).toHaveLength(COMPANIONS_MAX)
    expect(together.p0).toBeUndefined()
  })
})

describe('what goes with what', () => {
  test('it is the cosine over baskets with less weight on the target, halved where ten baskets prove it', () => {
    expect(likeness({ baskets: 16 }, 10, { baskets: 1 })).toBeCloseTo((10 / 4 / 1) * 0.5, 10)
    expect(likeness({ baskets: 100 }, 90, { baskets: 1024 })).toBeCloseTo((90 / 10 / 8) * 0.9, 10)
    expect(likeness({ baskets: 0 }, 3, { baskets: 5 })).toBe(0)
  })

  test('neither what was bought nor what is left out comes back, and each says what speaks for it', () => {
    const sums = learn(...Array<string[]>(20).fill(['tea', 'cup']), ...Array<string[]>(8).fill(['cake', 'jam']), [
      'tea',
      'jam',
    ])
    const liked = goesWith(
      new Map([
        ['tea', 1],
        ['cake', 0.5],
      ]),
      sums,
      { baskets: basketsIn(sums), left: new Set(), limit: 5 },
    )
    expect(liked.map(({ key, because }) => [key, because])).toEqual([
      ['cup', 'tea'],
      ['jam', 'cake'],
    ])
    const left = new Set(['cup'])
    expect(goesWith(new Map([['tea', 1]]), sums, { baskets: basketsIn(sums), left, limit: 5 })).toMatchObject([
      { key: 'jam' },
    ])
  })

  test('a pair is named by how many bought both; the lift only says whether that is more than chance', () => {
    const sums = learn(
      ...Array<string[]>(30).fill(['tea', 'cup']),
      ...Array<string[]>(10).fill(['tea']),
      ...Array<string[]>(60).fill(['cup']),
    )
    const totals = { baskets: 100, of: Object.fromEntries(basketsIn(sums)) }
    expect(goodsTogether(sums.get('tea') as PairRow, totals, 5)).toEqual([
      { productKey: 'cup', both: 30, share: 0.75, lift: 0.75 / 0.9 },
    ])
    expect(goodsTogether(learn(['tea', 'cup']).get('tea') as PairRow, totals, 5)).toEqual([])
  })
})

describe('what is bought again', () => {
  const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}` as never
  const bought = (...days: number[]) => ({ key: 'tea', count: days.length, days: days.map(day) })

  test('most days first; of as many, the latest', () => {
    const baskets = [
      { day: day(1), productKeys: ['tea', 'cup'] },
      { day: day(1), productKeys: ['tea'] },
      { day: day(9), productKeys: ['tin'] },
      { day: day(12), productKeys: ['tea'] },
    ]
    expect(historyOf(baskets, 9).map(({ key, count }) => [key, count])).toEqual([
      ['tea', 2],
      ['tin', 1],
      ['cup', 1],
    ])
  })

  test.each([
    ['the median of three own gaps', bought(1, 4, 11, 15), 30, 4],
    ['the middle of four', bought(1, 3, 7, 13, 21), null, 5],
    ['with two gaps, how long it lasts', bought(1, 4, 8), 30, 30],
    ['nothing, where nobody knows', bought(1), null, null],
  ])('after how many days: %s', (_title, product, lastsDays, gap) => {
    expect(usualGapDays(product, lastsDays)).toBe(gap)
  })

  test('a taste of sixty days ago counts half', () => {
    const weights = weightsOf([{ key: 'tea', count: 1, days: ['2026-09-30' as never] }], day(29))
    expect(weights.get('tea')).toBeCloseTo(0.5, 10)
  })
})

describe('what is shown', () => {
  const product = (_id: string, change: Partial<ShownProduct> = {}): [string, ShownProduct] => [
    _id,
    { _id, name: `商品${_id}`, priceFen: 1_000, lastsDays: null, isOnSale: true, ...change },
  ]
  const mine = {
    ...noSuggestions('mem_1'),
    again: [{ key: 'a', count: 6, days: ['2026-11-02', '2026-11-12', '2026-11-22', '2026-11-28'] as never[] }],
    mayLike: [
      { key: 'off', because: 'a' },
      { key: 'b', because: 'a' },
    ],
  }
  const everybody = { ...noSuggestions('*'), mayLike: ['a', 'b', 'c'].map((key) => ({ key, because: null })) }
  const products = new Map([product('a'), product('b'), product('c'), product('off', { isOnSale: false })])

  test('only what is on sale, own first and what sells best after it, nothing twice', () => {
    expect(keysOf(mine, everybody).sort()).toEqual(['a', 'b', 'c', 'off'])
    const { again, mayLike } = toShown(mine, everybody, products)
    expect(again).toMatchObject([{ productKey: 'a', count: 6, gapDays: 10, dueDay: '2026-12-08' }])
    expect(mayLike.map(({ productKey, becauseName }) => [productKey, becauseName])).toEqual([
      ['b', '商品a'],
      ['c', null],
    ])
  })

  test('what the member does not want to see is not shown again', () => {
    const without = withUnwanted(withUnwanted(mine, 'b'), 'a')
    expect(toShown(without, everybody, products)).toMatchObject({ again: [], mayLike: [{ productKey: 'c' }] })
    const many = Array.from({ length: UNWANTED_MAX + 1 }, (_, at) => `p${at}`).reduce(
      withUnwanted,
      noSuggestions('mem_1'),
    )
    expect(many.unwanted).toHaveLength(UNWANTED_MAX)
    expect(many.unwanted).not.toContain('p0')
  })

  test('each says why it is there', () => {
    const [row] = toShown(mine, everybody, products).again
    if (!row) throw new Error('nothing is shown')
    expect(againReason(row, '2026-11-29' as never)).toBe('买过 6 次，大约 10 天买一次')
    expect(againReason(row, '2026-12-10' as never)).toBe('买过 6 次，大约 10 天买一次，上次是 12 天前')
    expect(againReason({ ...row, count: 1, gapDays: null, dueDay: null }, '2026-11-29' as never)).toBe(
      '买过 1 次，上次是昨天',
    )
    const [liked, popular] = toShown(mine, everybody, products).mayLike
    if (!liked || !popular) throw new Error('nothing is shown')
    expect([likedReason(liked), likedReason(popular)]).toEqual(['常和「商品a」一起买', '店里卖得多'])
  })
})
