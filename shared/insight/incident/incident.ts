import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { PartKey, Step } from '#shared/kernel/watched-step'

/** `open`: nobody has it yet. `owned`: somebody looks after it. `solved`: it is over. `reviewed`: what was learned is written down. */
export const INCIDENT_STATES = ['open', 'owned', 'solved', 'reviewed'] as const
export type IncidentState = (typeof INCIDENT_STATES)[number]

/** How it was found: in ten-minute cells, by the bands of days, or because a job did not run. */
export const INCIDENT_KINDS = ['minutes', 'days', 'job'] as const
export type IncidentKind = (typeof INCIDENT_KINDS)[number]

/** A part that carries what is missing, or what is too much. */
export interface Cause {
  key: PartKey
  count: number
  expected: number
  /** Of all that is missing, or too much. */
  share: number
}

/** One trouble, however many figures show it. */
export interface Incident {
  /** `<kind>:<direction>:<scope>:<day on which it was opened>`: found again, it is the same. */
  _id: string
  kind: IncidentKind
  direction: 'fall' | 'rise'
  scope: PartKey
  root: Step | null
  steps: Step[]
  title: string
  /** What was counted and what should have been, in a sentence. */
  text: string
  count: number
  expected: number
  cells: number
  causes: Cause[]
  day: BusinessDay
  openedAt: number
  /** When it was met last. */
  seenAt: number
  /** When more steps came to be concerned, last; not said where none did. */
  grownAt?: number
  state: IncidentState
  /** Who looks after it. */
  owner: string | null
  ownedAt: number | null
  solvedAt: number | null
  reviewedAt: number | null
  /** What was learned. */
  review: string | null
  notes: { at: number; by: string; text: string }[]
  /** How often the same was there in the ninety days before. */
  recurrences: number
  lastBefore: string | null
}

/** Something that is wrong as of now. */
export type Met = Pick<
  Incident,
  'kind' | 'direction' | 'scope' | 'root' | 'steps' | 'title' | 'text' | 'count' | 'expected' | 'cells' | 'causes'
>

const HOUR_MS = 3_600_000
/** By when somebody has it, it is solved, and what was learned is written down. */
export const CLOCKS = { open: HOUR_MS, owned: 24 * HOUR_MS, solved: 7 * 24 * HOUR_MS } as const
/**
 * Met again within this time it is still the same; later it is another one. What is judged by days is met once a day, some looks earlier
 * or later than the day before.
 */
export const SAME_FOR_MS: Record<IncidentKind, number> = {
  minutes: 24 * HOUR_MS,
  days: 26 * HOUR_MS,
  job: 24 * HOUR_MS,
}
export const NOTES_MAX = 50

/** When the clock that runs now has run out; null when none does. */
export function dueAtOf({
  state,
  openedAt,
  solvedAt,
}: Pick<Incident, 'state' | 'openedAt' | 'solvedAt'>): number | null {
  switch (state) {
    case 'open':
      return openedAt + CLOCKS.open
    case 'owned':
      return openedAt + CLOCKS.owned
    case 'solved':
      return (solvedAt ?? openedAt) + CLOCKS.solved
    case 'reviewed':
      return null
  }
}

/** Which open incident a trouble belongs to: the same place and direction, met not long ago, or everywhere while it is at a store. */
export function belongsTo(
  incident: Incident,
  met: Pick<Incident, 'kind' | 'direction' | 'scope'>,
  now: number,
): boolean {
  const isUnderWay = incident.state === 'open' || incident.state === 'owned'
  const isSamePlace = incident.scope === met.scope || incident.scope === 'all'
  const isSame = incident.kind === met.kind && incident.direction === met.direction && isSamePlace
  return isUnderWay && isSame && now - incident.seenAt <= SAME_FOR_MS[met.kind]
}

/** As a trouble was met again: the figures are the newest, the steps all that were ever concerned. */
export function metAgain(incident: Incident, met: Met, now: number): Incident {
  const steps = [...new Set([...incident.steps, ...met.steps])].sort()
  const { count, expected, cells, causes, text } = met
  const grown = steps.length > incident.steps.length ? { grownAt: now } : {}
  return { ...incident, ...grown, steps, count, expected, cells, causes, text, seenAt: now }
}

export function newIncident({ kind, direction, scope, ...met }: Met, now: number): Incident {
  const day = businessDayOf(now)
  return {
    _id: `${kind}:${direction}:${scope.replace('=', '-')}:${day}`,
    kind,
    direction,
    scope,
    ...met,
    steps: [...met.steps].sort(),
    day,
    openedAt: now,
    seenAt: now,
    state: 'open',
    owner: null,
    ownedAt: null,
    solvedAt: null,
    reviewedAt: null,
    review: null,
    notes: [],
    recurrences: 0,
    lastBefore: null,
  }
}

/** Whether what is asked fits the state; the same once more changes nothing. */
export function canBecome(state: IncidentState, next: Exclude<IncidentState, 'open'>): boolean {
  if (state === next) return true
  switch (next) {
    case 'owned':
      return state === 'open'
    case 'solved':
      return state === 'open' || state === 'owned'
    case 'reviewed':
      return state === 'solved'
  }
}
