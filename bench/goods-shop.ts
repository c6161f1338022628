import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { type Dice, diceOf, gamma, normal } from '../life/dice'

/** What a made-up shop of thousands of goods is like; what it takes for granted is told in `docs/bench.md`. */
export interface GoodsShop {
  goods: number
  members: number
  days: number
  /** Distinct goods of a basket, in the mean. */
  aBasket: number
  /** Days between two orders of a member, in the mean. */
  gapDays: number
  /** The part of what is bought that the member has bought before. */
  again: number
  /** Of what is new, the part that is drawn from all goods by how well they sell, and not from the member's groups. */
  general: number
}

export interface Order {
  day: BusinessDay
  /** Days since the first one. */
  dayNumber: number
  member: string
  productKeys: string[]
}

const FIRST_DAY = '2025-12-01' as BusinessDay
const GROUPS = 60
const GROUPS_LIKED = 3
/** How unevenly goods sell: the weight of the n-th is n to the power of minus this. */
const ZIPF = 0.8
/** Goods of one make, such as a cup in four colours; who takes one takes another of them in the same basket so often. */
const MAKE_SIZE = 4
const SAME_MAKE = 0.3
/** The part of the goods that comes on sale while one looks, and of all goods the part that goes again after a season. */
const NEW_SHARE = 0.25
const SEASON_SHARE = 0.2
const SEASON_DAYS = 120
const DRAWS_MAX = 40

/** All orders of the shop, day by day. The same for the same seed. */
export function ordersOf(shop: GoodsShop, seed: number): Order[] {
  const shelf = shelfOf(shop, diceOf(seed, 'shelf'))
  const orders = Array.from({ length: shop.members }, (_, number) =>
    ordersOfMember(shop, shelf, { seed, number }),
  ).flat()
  return orders.sort((a, b) => a.dayNumber - b.dayNumber || (a.member < b.member ? -1 : 1))
}

interface Shelf {
  isSold(good: number, dayNumber: number): boolean
  /** One of all goods, by how well they sell. */
  any(at: number): number
  /** One of a group. */
  oneOf(group: number, at: number): number
}

function shelfOf({ goods, days }: GoodsShop, dice: Dice): Shelf {
  const list = Array.from({ length: goods }, (_, good) => good)
  // How well a good sells has nothing to do with its make or its group.
  const place = list.map((good) => ({ good, drawn: dice('place', good) })).sort((a, b) => a.drawn - b.drawn)
  const weights = new Array<number>(goods).fill(0)
  place.forEach(({ good }, rank) => {
    weights[good] = (rank + 1) ** -ZIPF
  })
  const makes = Math.ceil(goods / MAKE_SIZE)
  // Some groups are large, most are small.
  const groupOfMake = Array.from({ length: makes }, (_, make) => Math.floor(GROUPS * dice('group', make) ** 1.5))
  const groups = Array.from({ length: GROUPS }, () => [] as number[])
  for (const good of list) groups[groupOfMake[Math.floor(good / MAKE_SIZE)] ?? 0]?.push(good)
  const from = list.map((good) => (dice('is new', good) < NEW_SHARE ? Math.floor(dice('from', good) * days) : 0))
  const until = list.map((good) => (dice('season', good) < SEASON_SHARE ? (from[good] ?? 0) + SEASON_DAYS : days))
  const all = drawerOf(list, weights)
  const inGroup = groups.map((group) => drawerOf(group, weights))
  return {
    isSold: (good, dayNumber) => dayNumber >= (from[good] ?? 0) && dayNumber < (until[good] ?? 0),
    any: all,
    oneOf: (group, at) => inGroup[group]?.(at) ?? 0,
  }
}

/** One of the list by weight, for a number from 0 up to 1. */
function drawerOf(list: readonly number[], weights: readonly number[]): (at: number) => number {
  let sum = 0
  const sums = list.map((good) => {
    sum += weights[good] ?? 0
    return sum
  })
  return (at) => {
    let [low, high] = [0, list.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) > at * sum) high = middle
      else low = middle + 1
    }
    return list[low] ?? 0
  }
}

function ordersOfMember(shop: GoodsShop, shelf: Shelf, { seed, number }: { seed: number; number: number }): Order[] {
  const dice = diceOf(seed, `member ${number}`)
  const likes = Array.from({ length: GROUPS_LIKED }, (_, at) => Math.floor(GROUPS * dice('likes', at) ** 1.5))
  // Who comes often and who takes much differ from member to member.
  const gapDays = shop.gapDays * Math.exp(0.6 * normal(dice, 'pace') - 0.18)
  const size = shop.aBasket * Math.exp(0.5 * normal(dice, 'size') - 0.125)
  const lines: number[] = []
  const orders: Order[] = []
  let draws = 0
  const draw = (what: string) => dice(what, draws++)
  const newGood = () => {
    if (draw('general') < shop.general) return shelf.any(draw('any'))
    // The first group is liked twice as much as the second, and that as the third.
    const which = draw('which') * (2 ** GROUPS_LIKED - 1)
    const place = GROUPS_LIKED - 1 - Math.floor(Math.log2(which + 1))
    return shelf.oneOf(likes[Math.max(0, place)] ?? 0, draw('one'))
  }
  for (let ahead = dice('first') * gapDays * 2, at = 0; ahead < shop.days; at += 1) {
    const dayNumber = Math.floor(ahead)
    const wanted = Math.max(1, Math.round(gamma(dice, `basket ${at}`, { shape: 2, mean: size })))
    const basket = new Set<number>()
    for (let tries = 0; basket.size < wanted && tries < DRAWS_MAX + 3 * wanted; tries += 1) {
      const isAgain = lines.length > 0 && draw('again') < shop.again
      const good = isAgain ? (lines[Math.floor(draw('line') * lines.length)] ?? 0) : newGood()
      if (!shelf.isSold(good, dayNumber)) continue
      basket.add(good)
      if (isAgain || draw('same make') >= SAME_MAKE) continue
      const other = good - (good % MAKE_SIZE) + Math.floor(draw('other') * MAKE_SIZE)
      if (other < shop.goods && shelf.isSold(other, dayNumber)) basket.add(other)
    }
    lines.push(...basket)
    const productKeys = [...basket].map((good) => `good-${good}`)
    if (productKeys.length > 0) {
      orders.push({ day: addDays(FIRST_DAY, dayNumber), dayNumber, member: `member-${number}`, productKeys })
    }
    ahead += Math.max(1, gamma(dice, `gap ${at}`, { shape: 1.5, mean: gapDays }))
  }
  return orders
}
