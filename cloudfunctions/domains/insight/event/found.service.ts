import { WITHHELD } from '#shared/insight/event/catalogue'
import type { BehaviorName } from '#shared/insight/event/member-day'
import type { StoredMark } from '#shared/insight/event/phone-count'
import { type BusinessDay, businessDayOf, endOfDay, startOfDay } from '#shared/kernel/business-day'
import type { Db } from '../../../platform/db/db'
import type { Fact, FactSource } from '../../../platform/noun/fact-source'
import { listEventsOn, type RecordedEvent } from './event.repository'

/** Everything stored about a member and a day. */
export interface FoundFacts {
  names: BehaviorName[]
  spentFen: number
  benefitFen: number
  marks: StoredMark[]
}

/** Reads what phones and the shop's records say of some members on some days; `days` is in order and not empty. */
export async function findOnDays(
  db: Db,
  sources: readonly FactSource[],
  memberIds: readonly string[],
  days: readonly BusinessDay[],
): Promise<(memberId: string, day: BusinessDay) => FoundFacts> {
  const [first, last] = [days[0], days.at(-1)]
  const found = new Map<string, FoundFacts>()
  const at = (memberId: string, day: BusinessDay) => {
    const key = `${memberId}:${day}`
    const known = found.get(key) ?? { names: [], spentFen: 0, benefitFen: 0, marks: [] }
    found.set(key, known)
    return known
  }
  if (!first || !last) return at
  const span = { fromAt: startOfDay(first), toAt: endOfDay(last) }
  const [events, ...facts] = await Promise.all([
    listEventsOn(db, memberIds, days),
    ...sources.map((source) => source.listOf(db, memberIds, span)),
  ])
  for (const event of events) addEvent(at(event.memberId, event.day), event)
  for (const fact of facts.flat()) addFact(at(fact.memberId, businessDayOf(fact.at)), fact)
  return at
}

function addEvent(found: FoundFacts, { name, phone }: RecordedEvent): void {
  if (name !== WITHHELD) found.names.push(name)
  if (phone) found.marks.push({ ...phone, isStored: name !== WITHHELD })
}

function addFact(found: FoundFacts, { name, spentFen, benefitFen = 0 }: Fact): void {
  found.names.push(name)
  found.spentFen += spentFen
  found.benefitFen += benefitFen
}
