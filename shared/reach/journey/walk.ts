import { addDays, businessDayOf, startOfDay, weekdayOf } from '#shared/kernel/business-day'
import { unreachable } from '#shared/kernel/invariant'
import { afterQuiet, type ClockSpan } from '#shared/reach/message/moment'
import {
  type Definition,
  type JourneyCondition,
  type JourneyNode,
  type NodeKind,
  nextsOf,
  nodeOf,
  STEPS_MAX,
} from './definition'
import { partOf } from './entering'
import type { JourneyFact } from './occasions'
import type { EndReason, PathStep, Run, WhatHappened } from './run'
import { after, waitEnd } from './wait-time'

/** What a step rests on. */
export interface World {
  now: number
  quiet: ClockSpan
  /** Null where nothing may be chosen for this member by the records: then no condition is met. */
  judge: (condition: JourneyCondition) => boolean | null
  /** The part that an experiment has dealt to this member, by split; missing or without the split where none has. */
  dealt?: ReadonlyMap<string, number>
}

const ACTING = [
  'message',
  'inbox',
  'coupon',
  'points',
  'tag',
  'clerkTask',
  'webhook',
] as const satisfies readonly NodeKind[]
export type ActingNode = Extract<JourneyNode, { kind: (typeof ACTING)[number] }>
/** What can come of it. */
export const OUTCOMES: Record<ActingNode['kind'], readonly WhatHappened[]> = {
  message: ['messageHanded', 'noGrant', 'overCap', 'notAsked', 'templateOff', 'nothingToSay', 'failed'],
  inbox: ['inboxWritten', 'overCap', 'nothingToSay', 'failed'],
  coupon: ['couponPromised', 'overBudget', 'failed'],
  points: ['pointsGiven', 'overBudget', 'failed'],
  tag: ['tagged', 'failed'],
  clerkTask: ['clerkAsked', 'clerkNotAsked', 'nothingToSay', 'failed'],
  webhook: ['webhookHanded', 'addressOff', 'failed'],
}
export const isActing = (node: JourneyNode): node is ActingNode => (ACTING as readonly string[]).includes(node.kind)

/** What happens at the node where a run is. */
export type Turn =
  | { kind: 'go'; to: string | null; what: WhatHappened; detail: PathStep['detail'] }
  | { kind: 'wait'; dueAt: number; waitsFor: JourneyFact | null; what: WhatHappened }
  | { kind: 'act'; node: ActingNode; to: string | null }
  | { kind: 'end'; why: EndReason }

export function turnOf(run: Run, definition: Definition, world: World): Turn {
  const node = nodeOf(definition, run.nodeId)
  if (run.nodeId === null) return { kind: 'end', why: 'through' }
  if (!node) return { kind: 'end', why: 'broken' }
  if (run.visits >= STEPS_MAX) return { kind: 'end', why: 'tooLong' }
  switch (node.kind) {
    case 'wait':
      return waiting(run, node, world)
    case 'waitFor':
      return waitingFor(run, node, world)
    case 'branch': {
      const isMet = world.judge(node.condition) === true
      return go(isMet ? node.yes : node.no, isMet ? 'yes' : 'no')
    }
    case 'split': {
      const of = { journeyId: run.journeyId, nodeId: node.id, memberId: run.origin }
      const percents = node.parts.map(({ percent }) => percent)
      const index = world.dealt?.get(node.id) ?? partOf(of, percents)
      return go(node.parts[index]?.next ?? null, 'part', index)
    }
    case 'message':
    case 'inbox':
      return writing(node, definition, world)
    case 'coupon':
    case 'points':
    case 'tag':
    case 'clerkTask':
    case 'webhook':
      return { kind: 'act', node, to: node.next }
    case 'end':
      return { kind: 'end', why: 'through' }
    default:
      return unreachable(node)
  }
}

const go = (to: string | null, what: WhatHappened, detail: PathStep['detail'] = null): Turn => ({
  kind: 'go',
  to,
  what,
  detail,
})

function waiting(run: Run, node: Extract<JourneyNode, { kind: 'wait' }>, { now }: World): Turn {
  if (run.dueAt !== null) return run.dueAt <= now ? go(node.next, 'waitOver') : stay(run.dueAt)
  const dueAt = waitEnd(now, node)
  return dueAt <= now ? go(node.next, 'waitOver') : stay(dueAt)
}

const stay = (dueAt: number): Turn => ({ kind: 'wait', dueAt, waitsFor: null, what: 'waits' })

function waitingFor(run: Run, node: Extract<JourneyNode, { kind: 'waitFor' }>, { now }: World): Turn {
  if (run.heardAt !== null) return go(node.next, 'happened')
  if (run.dueAt !== null && run.dueAt <= now) return go(node.otherwise, 'timedOut')
  return { kind: 'wait', dueAt: run.dueAt ?? after(now, node.within), waitsFor: node.fact, what: 'waitsFor' }
}

/** What is written waits for an hour at which members may be written to. Letters disturb nobody at night, so only the journey's own hours hold them. */
function writing(
  node: Extract<JourneyNode, { kind: 'message' | 'inbox' }>,
  definition: Definition,
  world: World,
): Turn {
  const opensAt = opening(world.now, definition, node.kind === 'message' ? world.quiet : null)
  if (opensAt > world.now) return { kind: 'wait', dueAt: opensAt, waitsFor: null, what: 'waitsForHours' }
  return { kind: 'act', node, to: node.next }
}

const DAYS_LOOKED = 9

/** The instant itself, or the next one that is in the journey's hours, on one of its days, and not quiet. */
export function opening(
  at: number,
  { hours, weekdays }: Pick<Definition, 'hours' | 'weekdays'>,
  quiet: ClockSpan | null,
): number {
  let moment = at
  for (let tries = 0; tries < DAYS_LOOKED * 3; tries += 1) {
    const next = afterQuietIf(intoHours(ontoDay(moment, weekdays), hours), quiet)
    if (next === moment) return moment
    moment = next
  }
  // Hours that lie wholly in the quiet time never open; then only the quiet counts.
  return afterQuietIf(at, quiet)
}

const afterQuietIf = (at: number, quiet: ClockSpan | null) => (quiet === null ? at : afterQuiet(at, quiet))

function ontoDay(at: number, weekdays: Definition['weekdays']): number {
  if (weekdays === null) return at
  const day = businessDayOf(at)
  for (let offset = 0; offset < DAYS_LOOKED; offset += 1) {
    const then = addDays(day, offset)
    if (weekdays.includes(weekdayOf(then))) return offset === 0 ? at : startOfDay(then)
  }
  return at
}

/** Outside of the hours is quiet. */
function intoHours(at: number, hours: ClockSpan | null): number {
  return hours === null || hours.from === hours.until ? at : afterQuiet(at, { from: hours.until, until: hours.from })
}

const PATH_MAX = 120

/** The run with one more thing that happened at the node where it is. */
export function noted(run: Run, what: WhatHappened, now: number, detail: PathStep['detail'] = null): Run {
  const path = [...run.path, { nodeId: run.nodeId ?? '', at: now, what, detail }].slice(-PATH_MAX)
  return { ...run, path, tally: { ...run.tally, [what]: (run.tally[what] ?? 0) + 1 } }
}

/** The same with what came of a step that does something. */
export function acted(run: Run, what: WhatHappened, now: number, detail: PathStep['detail'] = null): Run {
  const after = noted(run, what, now, detail)
  if (run.nodeId === null) return after
  const step = run.acts[run.nodeId] ?? {}
  return { ...after, acts: { ...run.acts, [run.nodeId]: { ...step, [what]: (step[what] ?? 0) + 1 } } }
}

/** On to the next node; nothing of the one that it leaves is left. */
export function passedOn(run: Run, to: string | null, now: number): Run {
  const from = run.nodeId
  const passed = from === null ? run.passed : { ...run.passed, [from]: (run.passed[from] ?? 0) + 1 }
  return {
    ...run,
    nodeId: to,
    visits: run.visits + 1,
    sinceAt: now,
    dueAt: null,
    waitsFor: null,
    heardAt: null,
    passed,
  }
}

export function ended(run: Run, why: EndReason, now: number): Run {
  return { ...run, state: 'ended', endedWhy: why, endedAt: now, dueAt: null, waitsFor: null }
}

type Acting = Extract<Turn, { kind: 'act' }>

/** On to where a run waits, ends or comes to a step that does something, which is answered with it. */
export function walked(
  before: Run,
  definition: Definition,
  { world, turnsMax }: { world: World; turnsMax: number },
): { run: Run; act: Acting | null } {
  const { now } = world
  let run = before
  for (let turns = 0; turns < turnsMax; turns += 1) {
    const turn = turnOf(run, definition, world)
    if (turn.kind === 'act') return { run, act: turn }
    if (turn.kind === 'end') return { run: ended(run, turn.why, now), act: null }
    if (turn.kind === 'wait') {
      if (run.dueAt === turn.dueAt && run.waitsFor === turn.waitsFor) return { run, act: null }
      const { dueAt, waitsFor } = turn
      return { run: { ...(run.dueAt === dueAt ? run : noted(run, turn.what, now, dueAt)), dueAt, waitsFor }, act: null }
    }
    run = passedOn(noted(run, turn.what, now, turn.detail), turn.to, now)
  }
  return { run, act: null }
}

/** What can come at once from where a run is: nodes up to the next wait that is not over as soon as it begins. */
export function atHand(run: Pick<Run, 'nodeId'>, definition: Definition, now: number): JourneyNode[] {
  const found = new Map<string, JourneyNode>()
  const open = [run.nodeId]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = id === null ? null : nodeOf(definition, id)
    if (!node || found.has(node.id)) continue
    found.set(node.id, node)
    if (node.id === run.nodeId || !hasYetToPass(node, now)) open.push(...nextsOf(node))
  }
  return [...found.values()]
}

/** A wait where the run is may be over by now; one that begins now is over at once where it is only for a day or an hour that it is. */
const hasYetToPass = (node: JourneyNode, now: number): boolean =>
  node.kind === 'waitFor' || (node.kind === 'wait' && waitEnd(now, node) > now)
