import { COHORT_DAYS_MAX, type CohortDay } from '#shared/insight/event/event-day'
import { monthRows } from '#shared/insight/report/cohort'
import { gridOf } from '#shared/insight/report/retention-grid'
import { funnelRules } from '#shared/insight/report/rules'
import {
  addDays,
  type BusinessDay,
  type BusinessMonth,
  businessDayOf,
  firstDayOf,
  lastDayOf,
} from '#shared/kernel/business-day'
import type { Db } from '../../../platform/db/db'
import type { Budget } from '../../../platform/noun/budget'
import { factSourcesOf } from '../../../platform/noun/fact-source'
import type { Checkpoint, Job, JobContext } from '../../../platform/noun/job'
import { digestOf, rulesInForce } from '../../base/settings/settings.face'
import { reportTiers } from '../../ledger/tier/tier.face'
import { closeDay, listCohortDays, listEventDays, listOpenDays, openDay } from '../event/event.face'
import { countFunnelDay, touchedDays } from './funnel-count.service'
import { GOES_WITH_KINDS } from './goes-with.repository'
import { countGoesWith, KNOWN_AFTER_DAYS } from './goes-with-count.service'
import { saveCohortMonth, saveRetention, saveTiers } from './report.repository'

const MONTHS_AT_ONCE = 12
const DAYS_AT_ONCE = 20
const GRID_PAGE_DAYS = 31
/** How many days back a changed funnel is counted again. */
const RECOUNT_DAYS = 60

/** The reports that are made once a night from the days of the shop. */
export const makeReportsJob: Job = {
  name: 'make-reports',
  title: '生成夜间报表',
  schedule: { kind: 'daily', at: '00:40' },
  async slice(context, _checkpoint, budget) {
    const { db, now } = context
    const lastFullDay = addDays(businessDayOf(now), -1)
    const months = await makeCohorts(db, budget)
    if (!months.isDone) return { checkpoint: null, isDone: false, looked: months.made, changed: months.made }
    await saveRetention(db, gridOf(await readCohortDays(db, lastFullDay), lastFullDay))
    const { tiers } = await reportTiers(context)
    await saveTiers(
      db,
      lastFullDay,
      tiers.map(({ key, members }) => ({ key, members })),
    )
    return { checkpoint: null, isDone: true, looked: months.made + 1, changed: months.made + 1 }
  },
}

/**
 * Counts the funnels of the days that changed: those who began on such a day, or so shortly before that it lies in their
 * window. Funnels that were changed are counted anew for the last 60 days.
 */
export const countFunnelsJob: Job = {
  name: 'count-funnels',
  title: '统计漏斗',
  schedule: { kind: 'every', minutes: 60 },
  async slice(context, before, budget) {
    const sources = await factSourcesOf(context.nouns)
    const { funnels } = await rulesInForce(context, funnelRules)
    const rules = digestOf(funnels)
    if (before?.rules !== rules) await openForRecount(context)
    const counting = { db: context.db, sources, rules: funnels, today: businessDayOf(context.now) }
    // The roll-up does not run within this slice, so a day needs counting only once.
    const counted = new Set<BusinessDay>()
    let looked = 0
    for (;;) {
      const open = await listOpenDays(context.db, 'funnel', DAYS_AT_ONCE)
      for (const marked of open) {
        if (looked > 0 && budget.isSpent()) {
          return { checkpoint: { rules }, isDone: false, looked, changed: counted.size }
        }
        // Only the roll-up opens days, and it uses valid days as names.
        const days = touchedDays(counting, marked.day as BusinessDay).filter((day) => !counted.has(day))
        for (const day of days) {
          await countFunnelDay(counting, day)
          counted.add(day)
        }
        await closeDay(context.db, marked)
        looked += 1
      }
      if (open.length < DAYS_AT_ONCE) return { checkpoint: { rules }, isDone: true, looked, changed: counted.size }
    }
  },
}

/** Days of the first run; later ones add a day of each kind. Raw events are there for as long. */
const GOES_WITH_DAYS = 120

/** What goes with a purchase, of whoever began so long ago that all of it is known; a day each night. */
export const countGoesWithJob: Job = {
  name: 'count-goes-with',
  title: '统计什么和消费同时出现',
  schedule: { kind: 'daily', at: '05:10' },
  async slice(context, before, budget) {
    const counting = { db: context.db, sources: await factSourcesOf(context.nouns) }
    const checkpoint: Checkpoint = { ...before }
    let looked = 0
    for (const kind of GOES_WITH_KINDS) {
      const last = addDays(businessDayOf(context.now), -KNOWN_AFTER_DAYS[kind])
      const first = addDays(last, 1 - GOES_WITH_DAYS)
      const counted = typeof checkpoint[kind] === 'string' ? (checkpoint[kind] as BusinessDay) : null
      let day = counted !== null && counted >= first ? addDays(counted, 1) : first
      for (; day <= last; day = addDays(day, 1)) {
        if (looked > 0 && budget.isSpent()) return { checkpoint, isDone: false, looked, changed: looked }
        await countGoesWith(counting, kind, day)
        checkpoint[kind] = day
        looked += 1
      }
    }
    return { checkpoint, isDone: true, looked, changed: looked }
  },
}

async function makeCohorts(db: Db, budget: Budget): Promise<{ isDone: boolean; made: number }> {
  let made = 0
  for (;;) {
    const open = await listOpenDays(db, 'month', MONTHS_AT_ONCE)
    for (const marked of open) {
      if (made > 0 && budget.isSpent()) return { isDone: false, made }
      const month = marked.day as BusinessMonth
      const days = await listEventDays(db, firstDayOf(month), lastDayOf(month))
      await saveCohortMonth(db, { month, rows: monthRows(days) })
      await closeDay(db, marked)
      made += 1
    }
    if (open.length < MONTHS_AT_ONCE) return { isDone: true, made }
  }
}

/** In pages of a month, because a day has a row for every age. */
async function readCohortDays(db: Db, lastFullDay: BusinessDay): Promise<CohortDay[]> {
  const days: CohortDay[] = []
  for (let back = COHORT_DAYS_MAX; back >= 0; back -= GRID_PAGE_DAYS) {
    const toDay = addDays(lastFullDay, -Math.max(back - GRID_PAGE_DAYS + 1, 0))
    days.push(...(await listCohortDays(db, addDays(lastFullDay, -back), toDay)))
  }
  return days
}

async function openForRecount({ db, now }: JobContext): Promise<void> {
  const today = businessDayOf(now)
  const days = await listEventDays(db, addDays(today, -RECOUNT_DAYS), today)
  for (const { _id } of days) await openDay(db, 'funnel', _id, now)
}
