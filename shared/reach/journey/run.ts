import type { JourneyFact } from './occasions'

export const JOURNEY_STATES = ['draft', 'live', 'paused', 'ending', 'ended'] as const
export type JourneyState = (typeof JOURNEY_STATES)[number]

/** Why a journey stands still: a person wanted it, or it stopped by itself. */
export const PAUSE_REASONS = ['person', 'budget', 'forecast'] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]

/** `heldOut`: measured only; nothing happens to it. `parked`: stands still with its journey. */
export const RUN_STATES = ['waiting', 'parked', 'ended', 'heldOut'] as const
export type RunState = (typeof RUN_STATES)[number]
/** Those that have not come to their end. */
export const OPEN_STATES = ['waiting', 'parked'] as const satisfies readonly RunState[]

export const END_REASONS = [
  'through',
  'goal',
  'leftSegment',
  'consent',
  'closed',
  'merged',
  'killed',
  'journeyOver',
  'tooLong',
  'broken',
] as const
export type EndReason = (typeof END_REASONS)[number]

/** What happened at a step, for the path of a member and for figures. */
export const WHAT_HAPPENED = [
  'entered',
  'waits',
  'waitsForHours',
  'waitsFor',
  'waitOver',
  'happened',
  'timedOut',
  'yes',
  'no',
  'part',
  'messageHanded',
  'noGrant',
  'overCap',
  'notAsked',
  'templateOff',
  'nothingToSay',
  'inboxWritten',
  'couponPromised',
  'pointsGiven',
  'tagged',
  'clerkAsked',
  'clerkNotAsked',
  'webhookHanded',
  'addressOff',
  'notAgreed',
  'overBudget',
  'failed',
] as const
export type WhatHappened = (typeof WHAT_HAPPENED)[number]

export interface PathStep {
  nodeId: string
  at: number
  what: WhatHappened
  /** More of it: until when it waits, which part, how many points. */
  detail: string | number | null
}

/** One member's way through one version of a journey. */
export interface Run {
  /** `<journey>:<member>:<entry>`: derived, so that what begins it twice finds it there. */
  _id: string
  journeyId: string
  version: number
  memberId: string
  /** The record that entered; another one carries it on after a merge. */
  origin: string
  state: RunState
  /** Where it waits, or where it was when it ended; null before the first step. */
  nodeId: string | null
  /** How often it has come to a node, all nodes together: what a step does is named by run and this. */
  visits: number
  enteredAt: number
  /** Which entry of the member's into this journey it is, from 1. */
  entryNumber: number
  /** When the wait at the node began. */
  sinceAt: number
  /** Until when it waits at its node; null before that. */
  dueAt: number | null
  /** The fact that it waits for; null where it waits for the clock. */
  waitsFor: JourneyFact | null
  /** That it came, with its time. */
  heardAt: number | null
  /** What it is about, such as a coupon that ends; null where it is about the member. */
  source: string | null
  /** The fact that began it, and when that was told: what is told after it may be the goal. */
  begunBy: string
  begunAt: number
  endedAt: number | null
  endedWhy: EndReason | null
  path: PathStep[]
  /** How often what has happened, and how often each step was passed: the journey's figures are sums of these. */
  tally: Partial<Record<WhatHappened, number>>
  passed: Record<string, number>
  /** By step what came of what it does, such as a letter that was over the cap. */
  acts: Record<string, Partial<Record<WhatHappened, number>>>
}

interface Begun {
  runId: string
  journeyId: string
  version: number
  memberId: string
  /** Null for who is held out. */
  start: string | null
  at: number
  key: string
  begunAt: number
  entryNumber: number
  source: string | null
}

/** As it is before its first step. */
export function newRun({ runId: _id, start, at, key, ...begun }: Begun): Run {
  return {
    _id,
    ...begun,
    origin: begun.memberId,
    state: start === null ? 'heldOut' : 'waiting',
    nodeId: start,
    visits: 0,
    enteredAt: at,
    sinceAt: at,
    dueAt: null,
    waitsFor: null,
    heardAt: null,
    begunBy: key,
    endedAt: null,
    endedWhy: null,
    path: [{ nodeId: start ?? '', at, what: 'entered', detail: null }],
    tally: { entered: 1 },
    passed: {},
    acts: {},
  }
}

export const isOpen = ({ state }: Pick<Run, 'state'>): boolean => (OPEN_STATES as readonly RunState[]).includes(state)

/** For so long a run is kept after it began. */
export const RUNS_KEPT_DAYS = 400
