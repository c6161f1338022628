import { channelTitle } from '#shared/growth/entrance/channel'
import { changeText, type Factor, type FactorPart, partsOfChange } from '#shared/insight/figure/factors'
import { activeIn, buyersIn, type FigureFacts, sumOf } from '#shared/insight/figure/facts'
import { channelIn, isStore } from '#shared/insight/figure/figure-day'
import type { Period } from '#shared/insight/figure/period'
import { isWhole, type Scope, slicesOf } from '#shared/insight/figure/scope'
import type { Context } from '../../../platform/context'
import { sumBySlice } from './figure.repository'

interface Periods {
  period: Period
  before: Period
}

const FIELDS = ['spentFen', 'orders', 'buyers'] as const
type Sums = Record<(typeof FIELDS)[number], number>
const NOTHING: Sums = { spentFen: 0, orders: 0, buyers: 0 }

/** Which factor of turnover moved between two periods, and of each part of the shop the same. Two reads, of a single store or tier none. */
export async function changeOf(
  { db }: Pick<Context, 'db'>,
  scope: Scope,
  facts: FigureFacts,
  { period, before }: Periods,
) {
  const [beforeFen, nowFen] = [sumOf(facts, before, 'spentFen'), sumOf(facts, period, 'spentFen')]
  const factors = partsOfChange(factorsOf(facts, before, period), beforeFen, nowFen)
  const told = { beforeFen, nowFen, sentence: changeText(factors, beforeFen, nowFen), factors }
  const among = slicesOf(scope)
  if (!isWhole(scope) && among.length === 1) return { ...told, stores: [], channels: [] }
  const [was, is] = await Promise.all([sumBySlice(db, before, FIELDS), sumBySlice(db, period, FIELDS)])
  const [wasSums, isSums] = [sumsOf(was), sumsOf(is)]
  const slices = [...new Set([...wasSums.keys(), ...isSums.keys()])].map((slice) => {
    return { slice, ...partOfShop(wasSums.get(slice) ?? NOTHING, isSums.get(slice) ?? NOTHING) }
  })
  const stores = slices
    .filter(({ slice }) => (isWhole(scope) ? isStore(slice) : among.includes(slice)))
    .map(({ slice, ...part }) => ({ storeId: slice, ...part }))
    .sort((a, b) => Math.abs(b.fen) - Math.abs(a.fen) || (a.storeId < b.storeId ? -1 : 1))
  return { ...told, stores, channels: channelsOf(slices) }
}

const sumsOf = (groups: Awaited<ReturnType<typeof sumBySlice>>) =>
  new Map(
    groups.map(({ key, sums }) => [
      key,
      { spentFen: sums.spentFen ?? 0, orders: sums.orders ?? 0, buyers: sums.buyers ?? 0 },
    ]),
  )

interface PartOfShop {
  fen: number
  beforeFen: number
  nowFen: number
  factors: FactorPart[]
}

function partOfShop(was: Sums, is: Sums): PartOfShop {
  const [beforeFen, nowFen] = [was.spentFen, is.spentFen]
  const factors = partsOfChange(
    factorsBy((key) => ({ before: SOLD[key](was), now: SOLD[key](is) })),
    beforeFen,
    nowFen,
  )
  return { fen: nowFen - beforeFen, beforeFen, nowFen, factors }
}

/** The one that brought most first. */
function channelsOf(slices: readonly (PartOfShop & { slice: string })[]) {
  return slices
    .flatMap(({ slice, ...part }) => {
      const channel = channelIn(slice)
      return channel === null ? [] : [{ channel, title: channelTitle(channel), ...part }]
    })
    .sort((a, b) => b.nowFen - a.nowFen || (a.channel < b.channel ? -1 : 1))
}

const partOf = (above: number, below: number): number => (below === 0 ? 0 : above / below)

/** Of a part of the shop, where who only came is not known: who bought, by days, how often on a day, and for how much. */
const SOLD = {
  buyerDays: ({ buyers }: Sums) => buyers,
  ordersEach: ({ orders, buyers }: Sums) => partOf(orders, buyers),
  orderValue: ({ spentFen, orders }: Sums) => partOf(spentFen, orders),
}
const TITLES: Record<keyof typeof SOLD, string> = {
  buyerDays: '来买的人次',
  ordersEach: '每人买的笔数',
  orderValue: '客单价',
}
const factorsBy = (of: (key: keyof typeof SOLD) => { before: number; now: number }): Factor[] =>
  (Object.keys(SOLD) as (keyof typeof SOLD)[]).map((key) => ({ key, title: TITLES[key], ...of(key) }))

/** Of the whole shop who came, how many of them bought, how often and for how much. */
function factorsOf(facts: FigureFacts, before: Period, period: Period): Factor[] {
  const [wasActive, isActive] = [activeIn(facts, before), activeIn(facts, period)]
  if (wasActive === null || isActive === null) {
    const [was, is] = [soldIn(facts, before), soldIn(facts, period)]
    return factorsBy((key) => ({ before: SOLD[key](was), now: SOLD[key](is) }))
  }
  const was = { ...soldIn(facts, before), buyers: buyersIn(facts, before) }
  const is = { ...soldIn(facts, period), buyers: buyersIn(facts, period) }
  const bought = { before: partOf(was.buyers, wasActive), now: partOf(is.buyers, isActive) }
  return [
    { key: 'active', title: '来的会员', before: wasActive, now: isActive },
    { key: 'boughtShare', title: '来了会买的比例', ...bought },
    ...factorsBy((key) => ({ before: SOLD[key](was), now: SOLD[key](is) })).filter(({ key }) => key !== 'buyerDays'),
  ]
}

const soldIn = (facts: FigureFacts, period: Period): Sums => ({
  spentFen: sumOf(facts, period, 'spentFen'),
  orders: sumOf(facts, period, 'orders'),
  buyers: sumOf(facts, period, 'buyers'),
})
