import { addBasket, type PairSums, rowsOf } from '#shared/insight/recommendation/pairs'
import { defaultRecommendationRules } from '#shared/insight/recommendation/rules'
import { suggestedTo } from '#shared/insight/recommendation/suggest'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { basketOf, lastsDaysOf } from '../life/basket'
import { diceOf, gamma } from '../life/dice'
import { tasteOf } from '../life/goods'
import type { ShopTruth } from '../life/shop-truth'
import type { MemberState } from '../life/state'

/** How often a member's next order has what was suggested, beside what sells best, in the first so many. */
export interface NextOrders {
  members: number
  rows: { list: 'again' | 'new'; first: number; orders: number; found: number; popular: number }[]
}

const FIRST_DAY = '2025-11-01' as BusinessDay
const DAYS = 365
/** Of who has bought less before, nothing is asked. */
const BASKETS_MIN = 4
const FIRSTS = [3, 10]
const NOTHING: ReadonlySet<string> = new Set()
const SHOP = { priceRise: null } as ShopTruth

interface Bought {
  day: BusinessDay
  productKeys: string[]
}

/**
 * Members of a made-up shop live a year with tastes, pairs and supplies of their own; the last basket of each is hidden, and what the
 * product would have suggested from all others stands beside what sells best. The same for the same seed.
 */
export function measureNextOrders({ members, seed }: { members: number; seed: number }): NextOrders {
  const lives = Array.from({ length: members }, (_, number) => lifeOf(seed, number))
  const known = lives.filter(({ length }) => length > BASKETS_MIN)
  const sums: PairSums = new Map()
  for (const life of lives) {
    for (const { productKeys } of known.includes(life) ? life.slice(0, -1) : life) addBasket(sums, productKeys)
  }
  const pairs = rowsOf(sums)
  const baskets = new Map([...sums].map(([key, row]) => [key, row.baskets]))
  const best = [...baskets].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key)
  const rows = FIRSTS.flatMap((first) =>
    (['again', 'new'] as const).map((list) => ({ list, first, orders: 0, found: 0, popular: 0 })),
  )
  for (const life of known) {
    const before = life.slice(0, -1)
    const next = life[life.length - 1]
    if (!next) continue
    const had = new Set(before.flatMap(({ productKeys }) => productKeys))
    const { halfLifeDays } = defaultRecommendationRules
    const goods = { rows: pairs, targets: baskets, silent: NOTHING }
    const { again, mayLike: liked } = suggestedTo(before, goods, { today: next.day, halfLifeDays })
    for (const row of rows) {
      const wanted = next.productKeys.filter((key) => had.has(key) === (row.list === 'again'))
      if (wanted.length === 0) continue
      const isIn = (keys: readonly string[]) => keys.slice(0, row.first).some((key) => wanted.includes(key))
      row.orders += 1
      if (isIn((row.list === 'again' ? again : liked).map(({ key }) => key))) row.found += 1
      if (isIn(row.list === 'again' ? best : best.filter((key) => !had.has(key)))) row.popular += 1
    }
  }
  return { members: known.length, rows }
}

/** What one member buys in the year, at a pace of their own. */
function lifeOf(seed: number, number: number): Bought[] {
  const dice = diceOf(seed, `member ${number}`)
  const gapDays = 3 + gamma(dice, 'gap', { shape: 1.5, mean: 16 })
  const person = { taste: tasteOf(dice) }
  const life: Bought[] = []
  let supplyUntil: BusinessDay | null = null
  let ahead = gamma(dice, 'first', { shape: 1, mean: 60 })
  for (let index = 0; ahead < DAYS; index += 1) {
    const today = addDays(FIRST_DAY, Math.floor(ahead))
    // What a basket asks of a member's state is the taste, and whether what they drink at home is used up.
    const state = { person, supplyUntil } as unknown as MemberState
    const productKeys = basketOf(state, { dice, index, today, truth: SHOP }).map(({ productKey }) => productKey)
    life.push({ day: today, productKeys })
    const lasts = productKeys.flatMap((key) => lastsDaysOf(key) ?? [])[0]
    if (lasts !== undefined) supplyUntil = addDays(today, lasts)
    ahead += Math.max(1, gamma(dice, `gap ${index}`, { shape: 3, mean: gapDays }))
  }
  return life
}

/** In the first ten, what was bought before has to be found so many times as often as by what sells best. */
const AGAIN_TIMES_MIN = 1.6
export const isAgainKept = ({ rows }: NextOrders): boolean =>
  rows.every(({ list, first, found, popular }) => list === 'new' || first !== 10 || found >= AGAIN_TIMES_MIN * popular)

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`
const LISTS = { again: 'bought before', new: 'new to the member' } as const

export const describeNextOrders = ({ members, rows }: NextOrders): string =>
  [
    `last orders of ${members} members`,
    ...rows.map(
      ({ list, first, orders, found, popular }) =>
        `${LISTS[list]}, first ${first}: ${percent(found, orders)} of ${orders}, what sells best ${percent(popular, orders)}, ${(found / popular).toFixed(2)} times`,
    ),
  ].join('\n')
