import { EVENT_CATALOGUE, type EventName } from '#shared/event/catalogue'
import { countOf } from '#shared/event/member-day'
import { addDays, type BusinessDay, endOfDay, startOfDay } from '#shared/kernel/business-day'
import { type Funnel, funnelOf, type TimelineEvent } from '#shared/report/funnel'
import type { FunnelRule } from '#shared/report/rules'
import type { Db } from '../../platform/db/db'
import { inParallel } from '../../platform/in-parallel'
import { listEventsBetween } from '../event/event.repository'
import type { FactSource } from '../event/fact-source'
import { pageDay } from '../event/member-day.repository'
import { digestOf } from '../settings/digest'
import { saveFunnelDay } from './report.repository'

const HOUR_MS = 3_600_000
const PAGE_SIZE = 1000
const MEMBERS_AT_ONCE = 50
const WIDTH = 4
/** Older beginnings keep what was counted then. */
const REACH_BACK_DAYS_MAX = 180

/** Counts one funnel for those who began on a day, from all that is stored about them in the window. */
export async function countFunnelDay(
  db: Db,
  sources: readonly FactSource[],
  rule: FunnelRule,
  day: BusinessDay,
): Promise<void> {
  const funnel: Funnel = { steps: rule.steps, windowMs: rule.windowHours * HOUR_MS }
  const span = { fromAt: startOfDay(day), toAt: endOfDay(day) + funnel.windowMs }
  const members = rule.steps.map(() => 0)
  let after: string | undefined = ''
  while (after !== undefined) {
    const page = await pageDay(db, day, after, PAGE_SIZE)
    const started = page.filter((memberDay) => rule.steps[0] && countOf(memberDay, rule.steps[0].name) > 0)
    const groups = inGroups(started.map(({ memberId }) => memberId))
    await inParallel(groups, { atOnce: WIDTH }, async (memberIds) => {
      const timelines = await readTimelines(db, sources, rule, { memberIds, ...span })
      const counts = funnelOf(timelines, funnel, { fromAt: span.fromAt, toAt: endOfDay(day) })
      counts.forEach((count, step) => {
        members[step] = (members[step] ?? 0) + count
      })
    })
    after = page.length === PAGE_SIZE ? page.at(-1)?._id : undefined
  }
  await saveFunnelDay(db, { _id: `${rule.key}:${day}`, funnel: rule.key, day, digest: digestOf(rule), members })
}

/** Days of beginning whose counts a change on `day` may touch, as far back as the raw records reach. */
export function touchedDays({ windowHours, steps }: FunnelRule, day: BusinessDay, today: BusinessDay): BusinessDay[] {
  const terms = steps.map(({ name }) => (isEvent(name) ? EVENT_CATALOGUE[name].keepDays : REACH_BACK_DAYS_MAX))
  const oldest = addDays(today, -Math.min(...terms))
  const back = Math.ceil(windowHours / 24)
  const days = Array.from({ length: back + 1 }, (_, index) => addDays(day, index - back))
  return days.filter((each) => each >= oldest && each <= today)
}

interface Asked {
  memberIds: readonly string[]
  fromAt: number
  toAt: number
}

/** What happened to each member, in order; at the same time in the order of what it is called, so that it never changes. */
async function readTimelines(
  db: Db,
  sources: readonly FactSource[],
  { steps }: FunnelRule,
  { memberIds, fromAt, toAt }: Asked,
): Promise<TimelineEvent[][]> {
  const names = new Set(steps.map(({ name }) => name))
  const wanted = sources.filter(({ facts }) => facts.some((fact) => names.has(fact)))
  const [events, ...facts] = await Promise.all([
    [...names].some(isEvent) ? listEventsBetween(db, memberIds, { fromAt, toAt }) : [],
    ...wanted.map((source) => source.listOf(db, memberIds, { fromAt, toAt })),
  ])
  const byMember = new Map<string, TimelineEvent[]>(memberIds.map((memberId) => [memberId, []]))
  for (const { memberId, name, at, props } of events) byMember.get(memberId)?.push({ name, at, props })
  for (const { memberId, name, at } of facts.flat()) byMember.get(memberId)?.push({ name, at })
  for (const timeline of byMember.values()) timeline.sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1))
  return [...byMember.values()]
}

function isEvent(name: string): name is EventName {
  return Object.hasOwn(EVENT_CATALOGUE, name)
}

function inGroups(memberIds: readonly string[]): string[][] {
  const groups: string[][] = []
  for (let first = 0; first < memberIds.length; first += MEMBERS_AT_ONCE) {
    groups.push(memberIds.slice(first, first + MEMBERS_AT_ONCE))
  }
  return groups
}
