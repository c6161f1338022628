import { unreachable } from '#shared/kernel/invariant'
import type { Definition } from './definition'
import type { Forecast } from './forecast'
import type { JourneyFact } from './occasions'
import type { JourneyState, PauseReason } from './run'

/** A journey with its draft. What members go by is a version, which never changes. */
export interface Journey {
  _id: string
  name: string
  note: string
  state: JourneyState
  /** As it was saved: it may not be a definition any more after a release, so it is read by its schema. */
  draft: unknown
  revision: number
  /** In force, and the revision that it was made of; null while there was none. */
  version: number | null
  versionRevision: number | null
  pausedWhy: PauseReason | null
  /** Since when a person knows that more enter than was forecast: it is not stopped for that again. */
  outrunKnownAt: number | null
  by: string
  savedAt: number
  startedAt: number | null
  endedAt: number | null
}

export interface JourneyVersion {
  /** `<journey>:<version>` */
  _id: string
  journeyId: string
  version: number
  definition: Definition
  by: string
  at: number
  /** What it would have done in the days before it was started; null where that could not be told. */
  forecast: Forecast | null
}

export const JOURNEYS_MAX = 100
export const versionIdOf = (journeyId: string, version: number) => `${journeyId}:${version}`

export type JourneyAct = 'start' | 'pause' | 'resume' | 'end' | 'kill'

/** The state after an act; null where it cannot be done now. */
export function stateAfter(
  { state, endedAt }: Pick<Journey, 'state' | 'endedAt'>,
  act: JourneyAct,
): JourneyState | null {
  switch (act) {
    case 'start':
      return 'live'
    case 'pause':
      return state === 'live' || state === 'ending' ? 'paused' : null
    case 'resume':
      // What was ended before it stood still goes on to its end.
      return state !== 'paused' ? null : endedAt === null ? 'live' : 'ending'
    case 'end':
      return state === 'live' || state === 'paused' ? 'ending' : null
    case 'kill':
      return state === 'draft' ? null : 'ended'
    default:
      return unreachable(act)
  }
}

/** What every instance knows of the journeys that run, without asking for it: kept beside the rules. */
export interface Running {
  journeys: Record<string, { state: JourneyState; version: number; facts: readonly JourneyFact[] }>
}

export const RUNNING = 'journeys-running'
export const NOBODY_RUNS: Running = { journeys: {} }

/** With one journey as it is now. Runs go on by earlier versions, so what these wait for is listened to as well. */
export function withRunning(
  { journeys }: Running,
  { _id, state, version }: Pick<Journey, '_id' | 'state' | 'version'>,
  facts: readonly JourneyFact[],
): Running {
  const { [_id]: before, ...others } = journeys
  if (state === 'draft' || state === 'ended' || version === null) return { journeys: others }
  const all = [...new Set([...(before?.facts ?? []), ...facts])]
  return { journeys: { ...others, [_id]: { state, version, facts: all } } }
}

/** Whether any journey listens to a fact; asked while the fact is told. */
export function isListenedTo(stored: unknown, fact: JourneyFact): boolean {
  return Object.values(runningIn(stored).journeys).some(({ facts }) => facts.includes(fact))
}

/** As it is stored; by whoever has damaged it by hand nobody runs. */
export function runningIn(stored: unknown): Running {
  const journeys = (stored as Partial<Running> | null | undefined)?.journeys
  return journeys && typeof journeys === 'object' ? { journeys } : NOBODY_RUNS
}
