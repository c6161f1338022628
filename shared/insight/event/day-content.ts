import { FACT_CATALOGUE, type FactName } from '#shared/base/facts/fact-catalogue'
import { EVENT_CATALOGUE, type EventName } from '#shared/insight/event/catalogue'
import type { Kinds, Links } from '#shared/insight/event/day-links'
import type { BehaviorName, MemberDay, Tally } from '#shared/insight/event/member-day'

/** What was found for a member on a day, before it is linked with the other days. */
export interface DayContent {
  tallies: Tally[]
  spentFen: number
  benefitFen?: number
}

/**
 * Adds up a day. What phones reported never grows less, because their raw records end before the roll-up does: then the
 * tally of before is the truth. The shop's own records stay, and may be taken back.
 */
export function contentOf(
  found: { names: readonly BehaviorName[]; spentFen: number; benefitFen: number },
  before: Pick<MemberDay, 'tallies'> | null,
): DayContent {
  const counts = new Map<BehaviorName, number>()
  for (const name of found.names) counts.set(name, (counts.get(name) ?? 0) + 1)
  for (const { name, count } of before?.tallies ?? []) {
    if (!isFact(name)) counts.set(name, Math.max(count, counts.get(name) ?? 0))
  }
  const tallies = [...counts].map(([name, count]) => ({ name, count }))
  const { spentFen, benefitFen } = found
  // Most days have none, and those of before know no such field.
  const saved = benefitFen > 0 ? { benefitFen } : {}
  return { tallies: tallies.sort((a, b) => (a.name < b.name ? -1 : 1)), spentFen, ...saved }
}

export function kindsOf({ tallies }: Pick<DayContent, 'tallies'>): Kinds {
  const names = tallies.map(({ name }) => name)
  const key = names.some((name) => isFact(name) && FACT_CATALOGUE[name].act === 'key')
  return { visit: key || names.some(isVisit), key, buy: names.includes('purchase.recorded') }
}

export function kindsOfLinks({ visit, key, buy }: Links): Kinds {
  return { visit: visit !== null, key: key !== null, buy: buy !== null }
}

// A name that the catalogue has lost still was a visit or not; nobody knows any more, so it counts for nothing.
function isVisit(name: BehaviorName): boolean {
  return name in EVENT_CATALOGUE && EVENT_CATALOGUE[name as EventName].act === 'visit'
}

function isFact(name: BehaviorName): name is FactName {
  return name in FACT_CATALOGUE
}
