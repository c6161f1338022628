import { EVENT_CATALOGUE, type EventName } from '#shared/insight/event/catalogue'
import type { TimelineEvent } from '#shared/insight/report/funnel'
import type { Db } from '../../../platform/db/db'
import type { FactSource } from '../../../platform/noun/fact-source'
import { listEventsBetween } from '../event/event.face'

export interface TimelineQuery {
  names: Iterable<string>
  memberIds: readonly string[]
  fromAt: number
  toAt: number
}

/** What happened to each member, in order; at the same time in the order of what it is called, so that it never changes. */
export async function readTimelines(
  db: Db,
  sources: readonly FactSource[],
  { names: asked, memberIds, fromAt, toAt }: TimelineQuery,
): Promise<TimelineEvent[][]> {
  const names = new Set(asked)
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

export function isEvent(name: string): name is EventName {
  return Object.hasOwn(EVENT_CATALOGUE, name)
}
