import { actionTitle } from '#shared/base/audit/action-words'
import {
  callsFen,
  dayFen,
  monthAhead,
  NOTHING_SPENT,
  PHONE_NUMBER,
  pointsFen,
  type Spent,
  spentOf,
  together,
} from '#shared/insight/cost/meter'
import { costRules } from '#shared/insight/cost/rules'
import {
  type BusinessDay,
  type BusinessMonth,
  businessDayOf,
  daysBetween,
  firstDayOf,
  lastDayOf,
  monthOf,
} from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { listCostDays, type StoredCostDay } from './cost.repository'
import { fromKey } from './count.service'

const DEFINITION =
  '各个云函数自己数的：每次调用、每次数据库读写和运行时间，十分钟记一次；函数被回收时，最后十分钟里还没记下的会漏掉。后台任务合计在“定时任务”里。价格以云环境的账单为准。'

/** A month of what the system cost. One read of its days. */
export async function getMeter(context: Context, asked: BusinessMonth | undefined) {
  const today = businessDayOf(context.now)
  const month = asked ?? monthOf(today)
  const rules = await rulesInForce(context, costRules)
  const days = (await listCostDays(context.db, firstDayOf(month), lastDayOf(month))).map(readable)
  const costs = days.map((day) => ({ day: day._id as BusinessDay, fen: dayFen(day, rules) }))
  const sumFen = (of: typeof costs) =>
    of.some(({ fen }) => fen !== null) ? of.reduce((sum, { fen }) => sum + (fen ?? 0), 0) : null
  const full = costs.filter(({ day }) => day < today)
  const fullFen = sumFen(full)
  const owed = days.filter(({ liability }) => liability !== null).at(-1)
  return {
    month,
    budgetFen: rules.monthlyBudgetFen,
    spentFen: sumFen(costs),
    aheadFen:
      fullFen === null ? null : monthAhead(fullFen, full.length, daysBetween(firstDayOf(month), lastDayOf(month)) + 1),
    total: days.map(spentOf).reduce(together, NOTHING_SPENT),
    days: days.map((day, index) => ({
      day: day._id as BusinessDay,
      ...spentOf(day),
      phoneNumbers: day.uses[PHONE_NUMBER] ?? 0,
      fen: costs[index]?.fen ?? null,
    })),
    actions: [...byAction(days)]
      .sort(([, one], [, other]) => other.databaseCalls - one.databaseCalls)
      .map(([action, spent]) => ({
        action,
        title: actionTitle(action),
        ...spent,
        fen: rounded(callsFen(spent, rules)),
      })),
    uses: [...byUse(days)].map(([api, calls]) => ({ api, calls })),
    liability: owed?.liability
      ? { day: owed._id as BusinessDay, ...owed.liability, pointsFen: pointsFen(owed.liability, rules) }
      : null,
    definition: DEFINITION,
  }
}

const rounded = (fen: number | null) => (fen === null ? null : Math.round(fen))

function readable(day: StoredCostDay): StoredCostDay {
  const named = <V>(fields: Readonly<Record<string, V>>) =>
    Object.fromEntries(Object.entries(fields).map(([key, value]) => [fromKey(key), value]))
  return { ...day, actions: named(day.actions), uses: named(day.uses) }
}

function byAction(days: readonly StoredCostDay[]): Map<string, Spent> {
  const sums = new Map<string, Spent>()
  for (const [action, spent] of days.flatMap(({ actions }) => Object.entries(actions))) {
    sums.set(action, together(sums.get(action) ?? NOTHING_SPENT, spent))
  }
  return sums
}

function byUse(days: readonly StoredCostDay[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const [api, calls] of days.flatMap(({ uses }) => Object.entries(uses)))
    sums.set(api, (sums.get(api) ?? 0) + calls)
  return sums
}
