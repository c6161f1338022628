import { hashOf } from '#shared/insight/experiment/assignment'
import { DAY_MS } from '#shared/kernel/business-day'
import type { Caps } from '#shared/reach/message/moment'
import { isUnderCaps } from '#shared/reach/message/moment'
import type { Entry } from './definition'
import { type JourneyKind, KIND_RULES } from './kind'

/** What all journeys together know of one member. It is read and written by everything that begins one. */
export interface Traveller {
  /** The member's id. */
  _id: string
  /** By journey. */
  entries: Record<string, { count: number; lastAt: number; arm: Arm; runId: string }>
  /** Letters that the shop wrote by itself in the last seven days, oldest first: the caps are held to them. */
  letters: { purpose: string; at: number }[]
  updatedAt: number
}

export type Arm = 'in' | 'out'

export const newTraveller = (_id: string): Traveller => ({ _id, entries: {}, letters: [], updatedAt: 0 })

/** Whoever is held out of a journey is so for ever; which members are is another draw for each journey. */
export function armOf(journeyId: string, memberId: string, kind: JourneyKind): Arm {
  return hashOf(`holdout:${journeyId}`, memberId) < KIND_RULES[kind].holdoutPercent / 100 ? 'out' : 'in'
}

/** Which part of a split a member is in, the same whenever it is asked. */
export function partOf(
  { journeyId, nodeId, memberId }: { journeyId: string; nodeId: string; memberId: string },
  percents: readonly number[],
): number {
  const at = hashOf(`split:${journeyId}:${nodeId}`, memberId) * 100
  let sum = 0
  const index = percents.findIndex((percent) => {
    sum += percent
    return at < sum
  })
  return index < 0 ? percents.length - 1 : index
}

/** Only letters and digits of a fact's id: a run's id holds it. */
const plain = (key: string) => key.replace(/[^\w.-]/g, '.').slice(-100)

/** The id of the run that an entry makes; null where the member may not enter now. */
export function runIdFor(
  traveller: Traveller,
  { journeyId, entry, key, now }: { journeyId: string; entry: Entry; key: string; now: number },
): string | null {
  const before = traveller.entries[journeyId]
  const start = `${journeyId}:${traveller._id}`
  switch (entry.kind) {
    case 'once':
      return before ? null : `${start}:1`
    case 'everyDays':
      if (before && before.lastAt > now - entry.days * DAY_MS) return null
      return `${start}:${(before?.count ?? 0) + 1}`
    case 'perEvent':
      return `${start}:${plain(key)}`
  }
}

export function withEntry(
  traveller: Traveller,
  { journeyId, runId, arm, now }: { journeyId: string; runId: string; arm: Arm; now: number },
): Traveller {
  const count = (traveller.entries[journeyId]?.count ?? 0) + 1
  return {
    ...traveller,
    entries: { ...traveller.entries, [journeyId]: { count, lastAt: now, arm, runId } },
    updatedAt: now,
  }
}

/** With a letter that is written now; null where the member has had enough of them. */
export function withLetter(traveller: Traveller, journeyId: string, caps: Caps, now: number): Traveller | null {
  const letters = traveller.letters.filter(({ at }) => at > now - 7 * DAY_MS)
  if (!isUnderCaps(letters, { purpose: journeyId, now }, caps)) return null
  return { ...traveller, letters: [...letters, { purpose: journeyId, at: now }], updatedAt: now }
}

/** Of two records of one person: who was in a journey with either was in it, and stays in the group of the longer one. */
export function joined(into: Traveller, from: Traveller, now: number): Traveller {
  const entries = { ...into.entries }
  for (const [journeyId, entry] of Object.entries(from.entries)) {
    const own = entries[journeyId]
    entries[journeyId] = own
      ? { ...own, count: own.count + entry.count, lastAt: Math.max(own.lastAt, entry.lastAt) }
      : entry
  }
  const letters = [...into.letters, ...from.letters].sort((a, b) => a.at - b.at)
  return { ...into, entries, letters, updatedAt: now }
}
