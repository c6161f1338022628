import { EVENT_CATALOGUE } from '#shared/insight/event/catalogue'
import { countOf, type MemberDay } from '#shared/insight/event/member-day'
import { type Funnel, funnelOf } from '#shared/insight/report/funnel'
import type { FunnelRule } from '#shared/insight/report/rules'
import { addDays, type BusinessDay, endOfDay, startOfDay } from '#shared/kernel/business-day'
import { partsOf } from '#shared/kernel/parts'
import type { Db } from '../../../platform/db/db'
import { nextAfterId } from '../../../platform/db/next-page'
import { inParallel } from '../../../platform/in-parallel'
import type { FactSource } from '../../../platform/noun/fact-source'
import { digestOf } from '../../base/settings/settings.face'
import { pageDay } from '../event/event.face'
import { findFunnelDay, saveFunnelDay } from './report.repository'
import { isEvent, readTimelines } from './timelines.service'

const HOUR_MS = 3_600_000
const PAGE_SIZE = 1000
const MEMBERS_AT_ONCE = 50
const WIDTH = 4
/** Members who began earlier keep the counts that were made then. */
const REACH_BACK_DAYS_MAX = 180

/** Counts the funnels for members who began on a day, from everything stored about them within the windows. */
export async function countFunnelDay(counting: CountContext, day: BusinessDay): Promise<void> {
  const { db, rules, today } = counting
  const countable = rules.filter((rule) => reachBackTo(rule, today) <= day)
  // The raw records of the other days are gone, so the counts made while they existed stay.
  const before = countable.length < rules.length ? await findFunnelDay(db, day) : null
  const tallies = new Map(countable.map(({ key, steps }) => [key, steps.map(() => 0)]))
  if (countable.length > 0) await tallyDay(counting, day, tallies)
  const funnels = rules.flatMap((rule) => {
    const members = tallies.get(rule.key)
    return members
      ? { key: rule.key, digest: digestOf(rule), members }
      : (before?.funnels.filter(({ key }) => key === rule.key) ?? [])
  })
  await saveFunnelDay(db, { _id: day, funnels })
}

async function tallyDay(
  counting: CountContext,
  day: BusinessDay,
  tallies: ReadonlyMap<string, number[]>,
): Promise<void> {
  let afterId: string | null = null
  do {
    const page: MemberDay[] = await pageDay(counting.db, day, afterId, PAGE_SIZE)
    for (const rule of counting.rules) {
      const tally = tallies.get(rule.key)
      if (tally) await countPage(counting, rule, { day, page, tally })
    }
    afterId = nextAfterId(page, PAGE_SIZE)
  } while (afterId !== null)
}

export interface CountContext {
  db: Db
  sources: readonly FactSource[]
  rules: readonly FunnelRule[]
  today: BusinessDay
}

/** Days of beginning whose counts a change on `day` may touch. */
export function touchedDays({ rules, today }: CountContext, day: BusinessDay): BusinessDay[] {
  const back = Math.ceil(Math.max(0, ...rules.map(({ windowHours }) => windowHours)) / 24)
  const days = Array.from({ length: back + 1 }, (_, index) => addDays(day, index - back))
  return days.filter((each) => each <= today && rules.some((rule) => reachBackTo(rule, today) <= each))
}

/** The oldest day for which everything that the steps ask for is still stored. */
function reachBackTo({ steps }: FunnelRule, today: BusinessDay): BusinessDay {
  const terms = steps.map(({ name }) => (isEvent(name) ? EVENT_CATALOGUE[name].keepDays : REACH_BACK_DAYS_MAX))
  return addDays(today, -Math.min(...terms))
}

interface StartPage {
  day: BusinessDay
  page: readonly MemberDay[]
  /** Added to. */
  tally: number[]
}

async function countPage(
  { db, sources }: CountContext,
  rule: FunnelRule,
  { day, page, tally }: StartPage,
): Promise<void> {
  const funnel: Funnel = { steps: rule.steps, windowMs: rule.windowHours * HOUR_MS }
  const start = { fromAt: startOfDay(day), toAt: endOfDay(day) }
  const started = page.filter((memberDay) => rule.steps[0] && countOf(memberDay, rule.steps[0].name) > 0)
  const groups = partsOf(
    started.map(({ memberId }) => memberId),
    MEMBERS_AT_ONCE,
  )
  await inParallel(groups, { atOnce: WIDTH }, async (memberIds) => {
    const asked = { memberIds, fromAt: start.fromAt, toAt: start.toAt + funnel.windowMs }
    const timelines = await readTimelines(db, sources, { names: rule.steps.map(({ name }) => name), ...asked })
    const counts = funnelOf(timelines, funnel, start)
    counts.forEach((count, step) => {
      tally[step] = (tally[step] ?? 0) + count
    })
  })
}
