import fc from 'fast-check'
import { historyOf, usualGapDays, weightsOf } from './history'
import { latelyAt, mostSold } from './lately'
import { goodsTogether } from './lift'
import { goesWith, targetPowerOf } from './likeness'
import {
  addBasket,
  COMPANIONS_KEPT,
  COMPANIONS_MAX,
  type PairRow,
  type PairSum,
  type PairSums,
  rowsOf,
  voicesOf,
  withSum,
} from './pairs'
import { againReason, likedReason } from './reasons'
import { defaultRecommendationRules } from './rules'
import { keysOf, type ShownProduct, toShown } from './shown'
import { suggestedTo, targetsOf } from './suggest'
import { noSuggestions, UNWANTED_MAX, withUnwanted } from './suggestions'

const countIn = (...baskets: string[][]): PairSums => {
  const sums: PairSums = new Map()
  for (const basket of baskets) addBasket(sums, basket)
  return sums
}
const learn = (...baskets: string[][]): Map<string, PairRow> => rowsOf(countIn(...baskets))
const basketsIn = (sums: Map<string, PairRow>) => new Map([...sums].map(([key, { baskets }]) => [key, baskets]))

describe('counting baskets', () => {
  test('a product that is in a basket several times counts once, and pairs count both ways', () => {
    const sums = learn(['tea', 'tea', 'cup'], ['tea'], ['cup', 'tea', 'tin'])
    expect(sums.get('tea')).toMatchObject({ _id: 'tea', baskets: 3, together: { cup: 2, tin: 1 } })
    expect(sums.get('tin')).toMatchObject({ _id: 'tin', baskets: 1, together: { tea: 1, cup: 1 } })
  })

  test('a basket divides its voice: two alone say more of each other than many', () => {
    const sums = learn(['tea', 'cup'], ['tea', 'cup', 'tin', 'cake', 'jam'], ['tea'])
    expect(sums.get('tea')?.voices).toEqual({ cup: 1_250, tin: 250, cake: 250, jam: 250 })
  })

  test('a row that was counted by baskets alone speaks as if all its baskets had been of one size', () => {
    const old = { _id: 'tea', baskets: 10, together: { cup: 12, tin: 8 } }
    expect(voicesOf(old)).toEqual({ cup: 6_000, tin: 4_000 })
    expect(withSum(old, 'tea', countIn(['tea', 'cup']).get('tea') as PairSum).voices).toEqual({
      cup: 7_000,
      tin: 4_000,
    })
    expect(voicesOf({ _id: 'tea', baskets: 4, together: {} })).toEqual({})
  })

  test('in parts or at once, in any order, the rows are the same', () => {
    const basket = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 6 })
    fc.assert(
      fc.property(fc.array(basket, { maxLength: 12 }), fc.nat(12), (baskets, at) => {
        const whole = learn(...baskets)
        const late = countIn(...baskets.slice(at).reverse())
        const early = learn(...baskets.slice(0, at))
        for (const [key, row] of whole) {
          const first = early.get(key) ?? null
          const second = late.get(key)
          expect(second ? withSum(first, key, second) : first).toEqual(row)
        }
      }),
      { numRuns: 60 },
    )
  })

  describe('the companions of a product that goes with thousands', () => {
    const many = Object.fromEntries(Array.from({ length: COMPANIONS_MAX }, (_, at) => [`p${at}`, at + 2]))
    const full = { _id: 'bag', baskets: 999, together: many }
    const withNew = (row: PairRow, isSold?: (key: string) => boolean) =>
      withSum(row, 'bag', countIn(['bag', 'new']).get('bag') as PairSum, isSold)

    test('the rarest are let go, so that the row stays small', () => {
      const { together, voices } = withNew(full)
      expect(Object.keys(together)).toHaveLength(COMPANIONS_KEPT)
      expect(Object.keys(voices ?? {})).toEqual(Object.keys(together))
      expect([together.p0, together[`p${COMPANIONS_MAX - 1}`]]).toEqual([undefined, COMPANIONS_MAX + 1])
    })

    test('what has just come on sale stays until it is known, as long as there is room', () => {
      let row = withNew(withNew(full))
      expect(row.together.new).toBe(1)
      for (let night = 0; night < 8; night += 1) row = withNew(row)
      expect(row.together.new).toBe(9)
    })

    test('what is sold no more goes first, however often it was bought', () => {
      const { together } = withNew(full, (key) => key !== `p${COMPANIONS_MAX - 1}`)
      expect(together[`p${COMPANIONS_MAX - 1}`]).toBeUndefined()
    })
  })
})

describe('what sells lately', () => {
  const DAY_MS = 86_400_000

  test('a basket of sixty days ago counts half, whenever it was learnt', () => {
    const late = latelyAt(60 * DAY_MS, { at: 0, lately: { tea: 8 } }, [{ at: 0, productKeys: ['cup'] }])
    expect(late).toEqual({ tea: 4, cup: 0.5 })
    expect(
      latelyAt(60 * DAY_MS, { at: 60 * DAY_MS, lately: late }, [{ at: 60 * DAY_MS, productKeys: ['cup'] }]),
    ).toEqual({
      tea: 4,
      cup: 1.5,
    })
  })

  test('what everybody bought long ago falls behind what some buy now, and is forgotten in the end', () => {
    const before = { at: 0, lately: { old: 1_000 } }
    const now = Array.from({ length: 5 }, () => ({ at: 500 * DAY_MS, productKeys: ['new'] }))
    const lately = latelyAt(500 * DAY_MS, before, now)
    expect(mostSold(lately)).toEqual(['new', 'old'])
    expect(mostSold(latelyAt(1_000 * DAY_MS, { at: 500 * DAY_MS, lately }, []))).toEqual([])
  })
})

describe('what goes with what', () => {
  test('it is the cosine over baskets by their voices, in which what everybody takes says less, halved where ten baskets prove it', () => {
    const said = (source: number, { both, voice }: { both: number; voice: number }, target: number) => {
      const row = { _id: 'a', baskets: source, together: { b: both }, voices: { b: voice } }
      const targets = { baskets: new Map([['b', target]]), left: new Set<string>(), limit: 9 }
      return goesWith(new Map([['a', 2]]), new Map([['a', row]]), targets)[0]?.weight
    }
    expect(said(16, { both: 10, voice: 10_000 }, 25)).toBeCloseTo(2 * (10_000 / (16 ** 0.7 * 25 ** 0.3)) * 0.5, 9)
    expect(said(100, { both: 90, voice: 30_000 }, 900)).toBeCloseTo(2 * (30_000 / (100 ** 0.7 * 900 ** 0.3)) * 0.9, 9)
    expect(said(0, { both: 3, voice: 3_000 }, 5)).toBeUndefined()
  })

  test.each([
    [1, 0.3],
    [100, 0.3],
    [1_000, 0.5],
    [9_000, 0.5],
  ])('among %i goods the target counts with the power %f', (goods, power) => {
    expect(targetPowerOf(goods)).toBeCloseTo(power, 10)
    expect(targetPowerOf(316)).toBeCloseTo(0.4, 3)
  })

  test('what is off sale takes no place of what could be shown', () => {
    const many = Array.from({ length: 40 }, (_, at) => ['tea', `gone${at}`])
    const sums = learn(...many, ...many, ['tea', 'cup'])
    const baskets = Object.fromEntries(basketsIn(sums))
    const offSale = new Set(many.flatMap(([, key]) => key ?? []))
    const suggested = (off: ReadonlySet<string>, silent = new Set<string>()) =>
      suggestedTo(
        [{ day: '2026-11-20' as never, productKeys: ['tea'] }],
        { rows: sums, targets: targetsOf(baskets, off), silent },
        { today: '2026-11-29' as never, halfLifeDays: 60 },
      )
    expect(suggested(new Set()).mayLike.map(({ key }) => key)).not.toContain('cup')
    expect(suggested(offSale)).toMatchObject({ again: [{ key: 'tea' }], mayLike: [{ key: 'cup', because: 'tea' }] })
    expect(suggested(offSale, new Set(['tea']))).toMatchObject({ again: [{ key: 'tea' }], mayLike: [] })
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

  test('a taste of as many days ago as the shop says counts half', () => {
    const bought = [{ key: 'tea', count: 1, days: ['2026-09-30' as never] }]
    const weightBy = (halfLifeDays: number) => weightsOf(bought, { today: day(29), halfLifeDays }).get('tea')
    expect([weightBy(60), weightBy(30)]).toEqual([0.5, 0.25])
  })
})

describe('what is shown', () => {
  const product = (_id: string, change: Partial<ShownProduct> = {}): [string, ShownProduct] => [
    _id,
    { _id, name: `商品${_id}`, priceFen: 1_000, category: null, lastsDays: null, isOnSale: true, ...change },
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
    const { again, mayLike } = toShown(mine, everybody, products, defaultRecommendationRules)
    expect(again).toMatchObject([{ productKey: 'a', count: 6, gapDays: 10, dueDay: '2026-12-08' }])
    expect(mayLike.map(({ productKey, becauseName }) => [productKey, becauseName])).toEqual([
      ['b', '商品a'],
      ['c', null],
    ])
  })

  test('what the shop does not want to suggest is in neither list, by product, by category or at all', () => {
    const goods = new Map([...products, product('c', { category: '包装' })])
    const shown = (rules: Partial<typeof defaultRecommendationRules>) => {
      const { again, mayLike } = toShown(mine, everybody, goods, { ...defaultRecommendationRules, ...rules })
      return [...again, ...mayLike].map(({ productKey }) => productKey).join(' ')
    }
    expect(shown({})).toBe('a b c')
    expect(shown({ withoutProducts: ['a', 'b'] })).toBe('c')
    const [b] = toShown(mine, everybody, goods, { ...defaultRecommendationRules, withoutProducts: ['a'] }).mayLike
    expect(b).toMatchObject({ productKey: 'b', becauseName: null })
    expect(shown({ withoutCategories: ['包装'] })).toBe('a b')
    expect(shown({ isOn: false })).toBe('')
  })

  test('what the member does not want to see is not shown again', () => {
    const without = withUnwanted(withUnwanted(mine, 'b'), 'a')
    expect(toShown(without, everybody, products, defaultRecommendationRules)).toMatchObject({
      again: [],
      mayLike: [{ productKey: 'c' }],
    })
    // Nor is it named as the reason for something else.
    expect(toShown(withUnwanted(mine, 'a'), everybody, products, defaultRecommendationRules).mayLike).toMatchObject([
      { productKey: 'b', becauseName: null },
      { productKey: 'c' },
    ])
    const many = Array.from({ length: UNWANTED_MAX + 1 }, (_, at) => `p${at}`).reduce(
      withUnwanted,
      noSuggestions('mem_1'),
    )
    expect(many.unwanted).toHaveLength(UNWANTED_MAX)
    expect(many.unwanted).not.toContain('p0')
  })

  test('each says why it is there', () => {
    const [row] = toShown(mine, everybody, products, defaultRecommendationRules).again
    if (!row) throw new Error('nothing is shown')
    expect(againReason(row, '2026-11-29' as never)).toBe('买过 6 次，大约 10 天买一次')
    expect(againReason(row, '2026-12-10' as never)).toBe('买过 6 次，大约 10 天买一次，上次是 12 天前')
    expect(againReason({ ...row, count: 1, gapDays: null, dueDay: null }, '2026-11-29' as never)).toBe(
      '买过 1 次，上次是昨天',
    )
    const [liked, popular] = toShown(mine, everybody, products, defaultRecommendationRules).mayLike
    if (!liked || !popular) throw new Error('nothing is shown')
    expect([likedReason(liked), likedReason(popular)]).toEqual(['常和「商品a」一起买', '店里卖得多'])
  })
})
