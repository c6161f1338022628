import type { Owed } from '#shared/insight/figure/came'
import { WHOLE_SHOP } from '#shared/insight/figure/figure-day'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { Db } from '../../../platform/db/db'
import { type DaySums, daySumsOf } from '../../../platform/noun/day-sums'
import type { JobContext } from '../../../platform/noun/job'
import { listCostDays } from '../cost/cost.face'
import { listFigureDays, saveFigureDay } from './figure.repository'

export const costOn = async (db: Db, day: BusinessDay) => (await listCostDays(db, day, day))[0] ?? null

export function owedIn(cost: Awaited<ReturnType<typeof costOn>>): Owed | null {
  if (!cost?.liability) return null
  const { points = 0, couponsFen = 0 } = cost.liability
  return { points, couponsFen }
}

export async function toldOn(db: Db, sums: readonly DaySums[], day: BusinessDay): Promise<Record<string, number>> {
  const all: Record<string, number> = {}
  for (const each of sums) Object.assign(all, await each.sumDay(db, day))
  return all
}

/**
 * Asks other nouns again what they say of some days: a friend’s reward comes after the friend, an answer after the question,
 * and after a night without timers what is owed may be added up later than the day. `fresh` are days that were just counted.
 * Answers how many days have changed by it.
 */
export async function renewTold(
  { db, nouns }: JobContext,
  span: { fromDay: BusinessDay; toDay: BusinessDay },
  fresh: ReadonlySet<string>,
): Promise<number> {
  const late = (await daySumsOf(nouns)).filter(({ changesLater }) => changesLater)
  let changed = 0
  for (const figureDay of await listFigureDays(db, WHOLE_SHOP, span)) {
    const { day, came } = figureDay
    if (!came || fresh.has(day)) continue
    const told = { ...came.told, ...(await toldOn(db, late, day)) }
    const owed = came.owed ?? owedIn(await costOn(db, day))
    if (owed === came.owed && Object.keys(told).every((name) => told[name] === came.told[name])) continue
    await saveFigureDay(db, { ...figureDay, came: { ...came, told, owed } })
    changed += 1
  }
  return changed
}
