import { type BriefFigure, changedSentences, judged } from '#shared/front/today/brief'
import { targetRules } from '#shared/front/today/rules'
import { addSales, NO_SALES, type Sales, type SalesBeside, salesSentences } from '#shared/front/today/sales'
import { figureOver, PERIOD_DAYS } from '#shared/insight/report/board'
import { type BoardFacts, FIGURES } from '#shared/insight/report/figures'
import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Light } from '#shared/kernel/light'
import type { Context } from '../../../platform/context'
import { listAlerts } from '../../base/alert/alert.face'
import { countOpenProposals, rulesInForce } from '../../base/settings/settings.face'
import { listCases } from '../../growth/referral/referral.face'
import { countOpenIncidents } from '../../insight/incident/incident.face'
import { boardFacts, boardOf30Days } from '../../insight/report/report.face'
import { countWaiting } from '../../insight/traffic/traffic.face'
import { countOpenApprovals } from '../../people/approval/approval.face'
import { countActiveStaffOf, listStores } from '../../people/staff/staff.face'
import { listWaitingRefunds } from '../../till/import/import.face'
import { sumSalesByStore } from '../../till/purchase/purchase.face'
import { countOpenFindings } from '../doctor/doctor.face'
import { listOpen } from '../privacy/privacy.face'
import { findToday, type StoredToday, saveToday } from './today.repository'

/** Two periods, and the earlier days that the figures of their oldest day need. */
const FACT_DAYS = 4 * PERIOD_DAYS

/** Writes one document for the shop and one for each store, and returns how many. Repeating it writes the same. */
export async function prepareToday(context: Context): Promise<number> {
  const { db, now } = context
  const day = businessDayOf(now)
  const stores = await listStores(context)
  const salesOf = await salesByStore(context, day)
  const all = [...salesOf.values()].reduce(addBeside, NOTHING_SOLD)
  await saveToday(db, await shopToday(context, day, all))
  for (const { storeId } of stores.stores) {
    const sales = salesOf.get(storeId) ?? NOTHING_SOLD
    const own = { figures: [], tiers: [], rolledUpTo: null, sales, sentences: salesSentences(sales) }
    const staff = await countActiveStaffOf(db, storeId, STORE_STAFF_MAX)
    const waiting = await whatWaitsAt(context, storeId)
    await saveToday(db, { _id: storeId, storeId, day, madeAt: now, ...own, staff, waiting })
  }
  return stores.stores.length + 1
}

async function shopToday(context: Context, day: BusinessDay, sales: SalesBeside): Promise<StoredToday> {
  const { db, now } = context
  const yesterday = addDays(day, -1)
  const facts = await boardFacts(db, addDays(day, -FACT_DAYS), day)
  const { rolledUpTo, figures, tiers } = await boardOf30Days(context, facts)
  const rules = await rulesInForce(context, targetRules)
  const lights: Record<string, Light> = {}
  for (const { key, light } of (await findToday(db, 'shop'))?.figures ?? []) lights[key] = light
  return {
    _id: 'shop',
    storeId: null,
    day,
    madeAt: now,
    rolledUpTo,
    figures: figures.map(({ kind, whole, period: value, ...figure }) => {
      const { key, title, unit, definition, before, trend } = figure
      const judging = { length: PERIOD_DAYS, rules, before: lights[key] ?? 'unknown' }
      const { target, light } = judged({ key, kind, unit }, { value, whole }, judging)
      return { key, title, unit, definition, value, before, target, light, trend }
    }),
    sales,
    tiers,
    waiting: await whatWaits(context),
    sentences: [...salesSentences(sales), ...changedSentences(besideWeekBefore(facts, yesterday), '上周同一天')],
  }
}

const REQUESTS_MAX = 100
const STORE_STAFF_MAX = 500
const REFUNDS_MAX = 100

/** What waits at one store for somebody who can see its books. */
async function whatWaitsAt({ db }: Context, storeId: string): Promise<StoredToday['waiting']> {
  const count = (await listWaitingRefunds(db, storeId, REFUNDS_MAX)).length
  return count > 0 ? [{ kind: 'refunds', title: '没有对上消费的退款', count }] : []
}

/** What waits for somebody's decision, the most urgent first, without the kinds that are empty. */
async function whatWaits(context: Context): Promise<StoredToday['waiting']> {
  const { db } = context
  const requests = await listOpen(db, REQUESTS_MAX)
  const dueDay = requests.map((request) => request.dueDay).sort()[0]
  const all: StoredToday['waiting'] = [
    { kind: 'requests', title: `个人信息请求，最早 ${dueDay} 到期`, count: requests.length },
    { kind: 'incidents', title: '没有解决的事件', count: await countOpenIncidents(context) },
    { kind: 'alerts', title: '提醒', count: (await listAlerts(context)).alerts.length },
    { kind: 'findings', title: '体检查到的', count: await countOpenFindings(db) },
    { kind: 'approvals', title: '待审批', count: (await countOpenProposals(db)) + (await countOpenApprovals(db)) },
    { kind: 'cases', title: '停放的邀请', count: (await listCases(context, { state: 'open' })).cases.length },
    { kind: 'visits', title: '停放的会员', count: await countWaiting(context) },
  ]
  return all.filter(({ count }) => count > 0)
}

/** What happened on a day beside the same weekday before it; only what is added up has single days. Sales tell their own. */
function besideWeekBefore(facts: BoardFacts, day: BusinessDay): BriefFigure[] {
  const sums = FIGURES.filter(({ kind, key }) => kind === 'sum' && key !== 'orders')
  return sums.map((spec) => {
    const { key, title, unit, definition } = spec
    const on = (which: BusinessDay) => figureOver(facts, spec, which, 1).value
    return { key, title, unit, definition, value: on(day), before: on(addDays(day, -7)), light: 'unknown' }
  })
}

const NOTHING_SOLD: SalesBeside = { today: NO_SALES, yesterday: NO_SALES, weekBefore: NO_SALES }

const addBeside = (one: SalesBeside, other: SalesBeside): SalesBeside => ({
  today: addSales(one.today, other.today),
  yesterday: addSales(one.yesterday, other.yesterday),
  weekBefore: addSales(one.weekBefore, other.weekBefore),
})

async function salesByStore({ db }: Context, day: BusinessDay): Promise<Map<string, SalesBeside>> {
  const yesterday = addDays(day, -1)
  const days = { today: day, yesterday, weekBefore: addDays(yesterday, -7) }
  const all = new Map<string, SalesBeside>()
  for (const name of Object.keys(days) as (keyof typeof days)[]) {
    for (const { key, count, sums } of await sumSalesByStore(db, days[name])) {
      const sold: Sales = { purchases: count, keptFen: (sums.amountFen ?? 0) - (sums.refundedFen ?? 0) }
      all.set(key, { ...(all.get(key) ?? NOTHING_SOLD), [name]: sold })
    }
  }
  return all
}
