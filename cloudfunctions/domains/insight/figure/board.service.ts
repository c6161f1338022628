import { channelTitle } from '#shared/growth/entrance/channel'
import type { figureContract } from '#shared/insight/figure/contract'
import { changeText, type Factor, partsOfChange } from '#shared/insight/figure/factors'
import { activeIn, buyersIn, type FigureFacts, sumOf } from '#shared/insight/figure/facts'
import { channelIn, isStore } from '#shared/insight/figure/figure-day'
import { before, lastPeriod, lastYear, type Period } from '#shared/insight/figure/period'
import { isWhole, type Scope, slicesOf } from '#shared/insight/figure/scope'
import { figureTargetRules } from '#shared/insight/figure/target-rules'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { ParsedInput } from '#shared/kernel/contract'
import type { Context } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { sumBySlice } from './figure.repository'
import { figureOf, readFigures, titlesOf } from './reading.service'

type Asking = ParsedInput<(typeof figureContract)['figure.getBoard']>

/** At most six reads, however many members and stores there are. */
export async function getFigureBoard(context: Context, { by, ...scope }: Asking) {
  const today = businessDayOf(context.now)
  const period = lastPeriod(by, addDays(today, -1))
  const periods = { period, before: before(by, period), lastYear: lastYear(by, period) }
  const read = await readFigures(context, scope, { fromDay: periods.lastYear.fromDay, toDay: period.toDay })
  const { facts, specs } = read
  const rules = await rulesInForce(context, figureTargetRules)
  const wasOpen = isOpenBy(facts, periods.lastYear)
  const figures = specs.map((spec) => {
    const { was, counted } = figureOf(spec, facts, { rules, kind: by, period })
    const yearAgo = wasOpen ? spec.of(facts, periods.lastYear).value : null
    return { ...titlesOf(spec), ...counted, before: was.value, lastYear: yearAgo }
  })
  const progress = read.progress([period, periods.before, periods.lastYear])
  const { channels, ...change } = await changeOf(context, scope, facts, periods)
  return { ...periods, figures, progress, change, ...(isWhole(scope) && { channels }) }
}

/** A shop that did not stand yet sold nothing a year ago, and that is no number to compare with. */
function isOpenBy({ days }: FigureFacts, { toDay }: Period): boolean {
  for (const day of days.keys()) if (day <= toDay) return true
  return false
}

interface Periods {
  period: Period
  before: Period
  lastYear: Period
}

async function changeOf({ db }: Context, scope: Scope, facts: FigureFacts, { period, before: earlier }: Periods) {
  const [beforeFen, nowFen] = [sumOf(facts, earlier, 'spentFen'), sumOf(facts, period, 'spentFen')]
  const factors = partsOfChange(factorsOf(facts, earlier, period), beforeFen, nowFen)
  const sentence = changeText(factors, beforeFen, nowFen)
  const among = slicesOf(scope)
  if (!isWhole(scope) && among.length === 1) {
    return { beforeFen, nowFen, sentence, factors, stores: [], channels: [] }
  }
  const [was, is] = await Promise.all([sumBySlice(db, earlier), sumBySlice(db, period)])
  const fenOf = (groups: typeof is) => new Map(groups.map(({ key, sums }) => [key, sums.spentFen ?? 0]))
  const [wasFen, isFen] = [fenOf(was), fenOf(is)]
  const stores = [...new Set([...wasFen.keys(), ...isFen.keys()])]
    .filter((slice) => (isWhole(scope) ? isStore(slice) : among.includes(slice)))
    .map((storeId) => ({ storeId, fen: (isFen.get(storeId) ?? 0) - (wasFen.get(storeId) ?? 0) }))
    .sort((a, b) => Math.abs(b.fen) - Math.abs(a.fen) || (a.storeId < b.storeId ? -1 : 1))
  return { beforeFen, nowFen, sentence, factors, stores, channels: channelsOf(wasFen, isFen) }
}

/** The one that brought most first. */
function channelsOf(before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>) {
  return [...new Set([...before.keys(), ...now.keys()])]
    .flatMap((slice) => {
      const channel = channelIn(slice)
      if (channel === null) return []
      const fen = { nowFen: now.get(slice) ?? 0, beforeFen: before.get(slice) ?? 0 }
      return [{ channel, title: channelTitle(channel), ...fen }]
    })
    .sort((a, b) => b.nowFen - a.nowFen || (a.channel < b.channel ? -1 : 1))
}

/** Of the whole shop who came, how many of them bought, how often and for how much; of a slice, where who only came is not known, without the first. */
function factorsOf(facts: FigureFacts, earlier: Period, period: Period): Factor[] {
  const [was, is] = [sizesOf(facts, earlier), sizesOf(facts, period)]
  const factor = (key: string, title: string, of: (sizes: Sizes) => number): Factor => ({
    ...{ key, title },
    before: of(was),
    now: of(is),
  })
  const who =
    was.active === null || is.active === null
      ? [factor('buyerDays', '来买的人次', ({ buyers }) => buyers)]
      : [
          factor('active', '来的会员', ({ active }) => active ?? 0),
          factor('boughtShare', '来了会买的比例', ({ active, buyers }) => partOf(buyers, active ?? 0)),
        ]
  return [
    ...who,
    factor('ordersEach', '每人买的笔数', ({ orders, buyers }) => partOf(orders, buyers)),
    factor('orderValue', '客单价', ({ spentFen, orders }) => partOf(spentFen, orders)),
  ]
}

interface Sizes {
  active: number | null
  buyers: number
  orders: number
  spentFen: number
}

function sizesOf(facts: FigureFacts, period: Period): Sizes {
  const active = activeIn(facts, period)
  const buyers = active === null ? sumOf(facts, period, 'buyers') : buyersIn(facts, period)
  return { active, buyers, orders: sumOf(facts, period, 'orders'), spentFen: sumOf(facts, period, 'spentFen') }
}

const partOf = (above: number, below: number): number => (below === 0 ? 0 : above / below)
