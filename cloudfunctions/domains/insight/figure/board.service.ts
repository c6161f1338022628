import type { figureContract } from '#shared/insight/figure/contract'
import { changeText, type Factor, partsOfChange } from '#shared/insight/figure/factors'
import { ALL_STORES } from '#shared/insight/figure/figure-day'
import { buyersIn, type FigureFacts, figuresFor, sumOf } from '#shared/insight/figure/figures'
import { before, lastPeriod, lastYear, type Period } from '#shared/insight/figure/period'
import { activeMembers } from '#shared/insight/report/active'
import { addDays, businessDayOf, daysBetween } from '#shared/kernel/business-day'
import type { ParsedInput } from '#shared/kernel/contract'
import type { Context } from '../../../platform/context'
import { listEventDays } from '../event/event.face'
import { listFigureDays, listTurnovers, sumByStore } from './figure.repository'

type Asking = ParsedInput<(typeof figureContract)['figure.getBoard']>

/** Behind a year ago, so that who bought then is followed for 90 days too; for 365 days only who bought since. */
const FOLLOWED_DAYS = 90

/** At most six reads, however many members and stores there are. */
export async function getFigureBoard(context: Context, { by, storeId = ALL_STORES }: Asking) {
  const period = lastPeriod(by, addDays(businessDayOf(context.now), -1))
  const periods = { period, before: before(by, period), lastYear: lastYear(by, period) }
  const facts = await readFacts(context, storeId, periods)
  const figures = figuresFor(storeId).map(({ key, title, unit, formula, definition, of }) => ({
    ...{ key, title, unit, formula, definition },
    ...of(facts, period),
    before: of(facts, periods.before).value,
    lastYear: of(facts, periods.lastYear).value,
  }))
  return { ...periods, figures, change: await changeOf(context, facts, periods) }
}

interface Periods {
  period: Period
  before: Period
  lastYear: Period
}

async function readFacts({ db }: Context, storeId: string, periods: Periods): Promise<FigureFacts> {
  const { period, lastYear: yearAgo } = periods
  const fromDay = addDays(yearAgo.fromDay, -FOLLOWED_DAYS)
  const isWhole = storeId === ALL_STORES
  const [days, totals, active, activeYearAgo] = await Promise.all([
    listFigureDays(db, storeId, { fromDay, toDay: period.toDay }),
    listTurnovers(db, storeId, { fromDay: yearAgo.fromDay, toDay: period.toDay }),
    isWhole ? listEventDays(db, periods.before.fromDay, period.toDay) : [],
    isWhole ? listEventDays(db, yearAgo.fromDay, yearAgo.toDay) : [],
  ])
  const eventDays = new Map([...activeYearAgo, ...active].map((day) => [day._id, day]))
  return {
    storeId,
    days: new Map(days.map((day) => [day.day, day])),
    totals: new Map(totals.map(({ day, totalFen }) => [day, totalFen])),
    activeIn: ({ fromDay: first, toDay }) =>
      isWhole ? activeMembers(eventDays, toDay, daysBetween(first, toDay) + 1) : null,
  }
}

async function changeOf({ db }: Context, facts: FigureFacts, { period, before: earlier }: Periods) {
  const [beforeFen, nowFen] = [sumOf(facts, earlier, 'spentFen'), sumOf(facts, period, 'spentFen')]
  const factors = partsOfChange(factorsOf(facts, earlier, period), beforeFen, nowFen)
  const sentence = changeText(factors, beforeFen, nowFen)
  if (facts.storeId !== ALL_STORES) return { beforeFen, nowFen, sentence, factors, stores: [] }
  const [was, is] = await Promise.all([sumByStore(db, earlier), sumByStore(db, period)])
  const fenOf = (groups: typeof is) => new Map(groups.map(({ key, sums }) => [key, sums.spentFen ?? 0]))
  const [wasFen, isFen] = [fenOf(was), fenOf(is)]
  const stores = [...new Set([...wasFen.keys(), ...isFen.keys()])]
    .filter((storeId) => storeId !== ALL_STORES)
    .map((storeId) => ({ storeId, fen: (isFen.get(storeId) ?? 0) - (wasFen.get(storeId) ?? 0) }))
    .sort((a, b) => Math.abs(b.fen) - Math.abs(a.fen) || (a.storeId < b.storeId ? -1 : 1))
  return { beforeFen, nowFen, sentence, factors, stores }
}

/** Of all stores who came, how many of them bought, how often and for how much; of one store, where who only came is not known, without the first. */
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
  const active = facts.activeIn(period)
  const buyers = active === null ? sumOf(facts, period, 'buyers') : buyersIn(facts, period)
  return { active, buyers, orders: sumOf(facts, period, 'orders'), spentFen: sumOf(facts, period, 'spentFen') }
}

const partOf = (above: number, below: number): number => (below === 0 ? 0 : above / below)
