import type { figureContract } from '#shared/insight/figure/contract'
import {
  addSold,
  emptySum,
  type FigureDay,
  figureDayId,
  type SliceSum,
  WHOLE_SHOP,
} from '#shared/insight/figure/figure-day'
import { countedFigure, specOf } from '#shared/insight/figure/own-figures'
import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { ParsedInput } from '#shared/kernel/contract'
import { groupedBy } from '#shared/kernel/parts'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Context } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import { listPurchasesByDay } from '../../till/purchase/purchase.face'

type Asking = ParsedInput<(typeof figureContract)['figure.preview']>

const DAYS = 7
const PAGE_SIZE = 500
const PAGES_MAX = 4
const MARK = 'preview'

/** What a figure that somebody makes would be: counted by the same functions as the night counts it, of a few days and nothing kept. */
export async function previewFigure({ db, now }: Pick<Context, 'db' | 'now'>, { above, below }: Asking) {
  const toDay = addDays(businessDayOf(now), -1)
  const period = { fromDay: addDays(toDay, 1 - DAYS), toDay }
  const figure = { key: MARK, title: '', about: '', above, below }
  const { sold, isCut } = await soldIn(db, period)
  const days = new Map<BusinessDay, FigureDay>()
  for (const [day, own] of groupedBy(sold, (purchase) => purchase.day)) {
    const sums = new Map<string, SliceSum>()
    addSold(sums, day, own, [countedFigure(figure, MARK)], new Map())
    const shop = (sums.get(WHOLE_SHOP) ?? emptySum(day, WHOLE_SHOP)).sums
    days.set(day, { ...shop, _id: figureDayId(day, WHOLE_SHOP), gaps: [], came: null, firstCountedAt: now })
  }
  const spec = specOf(figure, MARK)
  const facts = { scope: 'shop' as const, days, fromDay: period.fromDay, totals: new Map(), fenPer100Points: null }
  const { value, interval } = spec.of(facts, period)
  const orders = [...days.values()].reduce((sum, day) => sum + day.orders, 0)
  return { ...period, orders, isCut, formula: spec.formula, unit: spec.unit, value, interval }
}

/** As many as are read at once, of the oldest days first. */
async function soldIn(db: Db, { fromDay, toDay }: { fromDay: BusinessDay; toDay: BusinessDay }) {
  const sold: Purchase[] = []
  for (let after: { day: string; id: string } | null = null, pages = 0; pages < PAGES_MAX; pages += 1) {
    const page: Purchase[] = await listPurchasesByDay(db, { fromDay, toDay, after, limit: PAGE_SIZE })
    sold.push(...page)
    const last = page.at(-1)
    if (page.length < PAGE_SIZE || !last) return { sold, isCut: false }
    after = { day: last.day, id: last._id }
  }
  return { sold, isCut: true }
}
