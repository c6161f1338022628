import { type Lately, latelyAt, mostSold } from '#shared/insight/recommendation/lately'
import { addBasket, type PairRow, type PairSums, withSum } from '#shared/insight/recommendation/pairs'
import { defaultRecommendationRules } from '#shared/insight/recommendation/rules'
import { suggestedTo, targetsOf } from '#shared/insight/recommendation/suggest'
import { LIKED_KEPT, type Suggestions } from '#shared/insight/recommendation/suggestions'
import { DAY_MS } from '#shared/kernel/business-day'
import { type GoodsShop, type Order, ordersOf } from './goods-shop'

/** Of the next orders of so many members: how many had something that stood in the first ten of a list. */
export interface Judged {
  orders: number
  found: number
  /** By what sells best alone. */
  popular: number
}

export interface ShopOrders {
  orders: number
  goods: number
  again: Judged
  fresh: Judged
}

const JUDGED_DAYS = 60
/** Of who has bought less before, nothing is asked. */
const BASKETS_MIN = 4
const FIRST = 10
const NOTHING: ReadonlySet<string> = new Set()

/** What is known of a member before the days that are judged. */
interface Known {
  baskets: Order[]
  made: Pick<Suggestions, 'again' | 'mayLike'>
}

/**
 * A made-up shop is learnt night by night as `learn-goods` does, and each buyer's lists are made in the night after; then the first order
 * of each member in the last sixty days is laid beside what the phone would have shown that morning. The same for the same seed.
 */
export function measureShopOrders(shop: GoodsShop, seed: number): ShopOrders {
  const orders = ordersOf(shop, seed)
  const judgedFrom = shop.days - JUDGED_DAYS
  const lastBefore = new Map(
    orders.filter(({ dayNumber }) => dayNumber < judgedFrom).map((order) => [order.member, order]),
  )
  const known = new Map<string, Known>()
  const judged = { again: { orders: 0, found: 0, popular: 0 }, fresh: { orders: 0, found: 0, popular: 0 } }
  const isJudged = new Set<string>()
  const night = nightOf()
  for (let dayNumber = 0, at = 0; dayNumber < shop.days; dayNumber += 1) {
    const from = at
    while (orders[at]?.dayNumber === dayNumber) at += 1
    const today = orders.slice(from, at)
    for (const order of dayNumber < judgedFrom ? [] : today) {
      const member = known.get(order.member)
      if (!member || isJudged.has(order.member) || member.baskets.length < BASKETS_MIN) continue
      isJudged.add(order.member)
      judge(judged, order, member, night.popular())
    }
    night.learn(dayNumber, today)
    for (const order of dayNumber < judgedFrom ? today : []) {
      const baskets = [...(known.get(order.member)?.baskets ?? []), order]
      // Whatever is made earlier is made anew before anybody looks at it here.
      const isLast = lastBefore.get(order.member) === order
      known.set(order.member, { baskets, made: isLast ? night.suggestTo(baskets, order) : { again: [], mayLike: [] } })
    }
  }
  return { orders: orders.length, goods: night.goods(), ...judged }
}

/** What the nights know, and how they learn. */
function nightOf() {
  const rows = new Map<string, PairRow>()
  const of: Record<string, number> = {}
  let lately: Lately = {}
  let learntAt = 0
  return {
    goods: () => rows.size,
    /** Everybody's list, as far as it is kept and more, because what a member has bought falls out of it. */
    popular: () => mostSold(lately),
    learn(dayNumber: number, orders: readonly Order[]): void {
      const at = (dayNumber + 1) * DAY_MS
      const sums: PairSums = new Map()
      for (const { productKeys } of orders) addBasket(sums, productKeys)
      for (const [key, { baskets }] of sums) of[key] = (of[key] ?? 0) + baskets
      const baskets = orders.map(({ productKeys }) => ({ at, productKeys }))
      lately = latelyAt(at, { at: learntAt, lately }, baskets)
      learntAt = at
      const isSold = (key: string) => lately[key] !== undefined
      for (const [key, sum] of sums) rows.set(key, withSum(rows.get(key) ?? null, key, sum, isSold))
    },
    suggestTo(baskets: readonly Order[], { day }: Order) {
      const { halfLifeDays } = defaultRecommendationRules
      const goods = { rows, targets: targetsOf(of, NOTHING), silent: NOTHING }
      return suggestedTo(baskets, goods, { today: day, halfLifeDays })
    },
  }
}

function judge(judged: Record<'again' | 'fresh', Judged>, order: Order, { baskets, made }: Known, best: string[]) {
  const had = new Set(baskets.flatMap(({ productKeys }) => productKeys))
  const others = best.filter((key) => !had.has(key))
  const own = made.mayLike.map(({ key }) => key)
  // As members see it: what sells best fills the rest. It is a list of thirty, from which nobody's own goods are taken.
  const shown = [...own, ...best.slice(0, LIKED_KEPT).filter((key) => !had.has(key) && !own.includes(key))]
  const lists = {
    again: { shown: made.again.map(({ key }) => key), best },
    fresh: { shown, best: others },
  }
  for (const list of ['again', 'fresh'] as const) {
    const wanted = order.productKeys.filter((key) => had.has(key) === (list === 'again'))
    if (wanted.length === 0) continue
    const isIn = (keys: readonly string[]) => (keys.slice(0, FIRST).some((key) => wanted.includes(key)) ? 1 : 0)
    judged[list].orders += 1
    judged[list].found += isIn(lists[list].shown)
    judged[list].popular += isIn(lists[list].best)
  }
}

interface Trial {
  title: string
  shop: GoodsShop
  /** Not those that anything was chosen on. */
  seeds: readonly number[]
  /** Whether what is asked of a shop of thousands of goods is asked of it. */
  isAsked: boolean
}

const SIZE = { goods: 3_000, members: 2_000, days: 300 }
/** They differ in what nobody knows of a real shop: how much of what is new follows a taste, and how large baskets are. */
const TRIALS: readonly Trial[] = [
  {
    title: 'tastes lead',
    shop: { ...SIZE, aBasket: 8, gapDays: 22, again: 0.45, general: 0.3 },
    ...{ seeds: [11, 12, 13], isAsked: true },
  },
  {
    title: 'small baskets',
    shop: { ...SIZE, aBasket: 3, gapDays: 22, again: 0.45, general: 0.3 },
    ...{ seeds: [11], isAsked: false },
  },
  {
    title: 'large baskets',
    shop: { ...SIZE, aBasket: 16, gapDays: 30, again: 0.35, general: 0.4 },
    ...{ seeds: [11], isAsked: false },
  },
  {
    title: 'half of the new by what sells',
    shop: { ...SIZE, aBasket: 5, gapDays: 22, again: 0.3, general: 0.5 },
    ...{ seeds: [11], isAsked: false },
  },
]
const AGAIN_TIMES_MIN = 1.6
const FRESH_TIMES_MIN = 1.5
const timesOf = ({ found, popular }: Judged) => found / Math.max(1, popular)

/** Prints each shop and seed as it is done; whether the shop whose tastes lead keeps what is asked by every seed. */
export function judgeShops(tell: (line: string) => void): boolean {
  return TRIALS.flatMap(({ title, shop, seeds, isAsked }) =>
    seeds.map((seed) => {
      const { orders, goods, again, fresh } = measureShopOrders(shop, seed)
      tell(
        `${title}, seed ${seed}: ${orders} orders of ${goods} goods; ${describe('bought before', again)}; ${describe('new', fresh)}`,
      )
      return !isAsked || (timesOf(again) >= AGAIN_TIMES_MIN && timesOf(fresh) >= FRESH_TIMES_MIN)
    }),
  ).every(Boolean)
}

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
const describe = (what: string, judged: Judged): string =>
  `${what} ${percent(judged.found, judged.orders)} of ${judged.orders}, what sells best ${percent(judged.popular, judged.orders)}, ${timesOf(judged).toFixed(2)} times`
