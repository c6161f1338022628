/** What can go wrong between a function and the cloud, switched on by rule. */
export interface Faults {
  /** Returns the rule's id. */
  add(rule: FaultRule): string
  remove(id: string): void
  /** Removes all rules and lets crashed invocations speak again. */
  clear(): void
  list(): FaultState[]
}

export interface FaultMatch {
  /** Full action name, such as `database.modifyDocument`. */
  action?: string
  collection?: string
  invocation?: string
  /** true: only calls that change the database or end a transaction; false: only the others. */
  writes?: boolean
}

export type FaultKind =
  | 'error'
  | 'conflict'
  | 'dropped'
  | 'timeout'
  | 'delay'
  | 'lostReply'
  | 'crashBefore'
  | 'crashAfter'

export interface FaultRule {
  match?: FaultMatch
  /** Strikes at the n-th matching call from now, 1-based; absent: at every one. */
  nth?: number
  /** How often it strikes; absent: once with `nth`, else without end. */
  times?: number
  kind: FaultKind
  code?: string
  message?: string
  delayMs?: number
  /** With `delay`: those who change the same document wait in line for each other, each for the delay. */
  queues?: boolean
  /** Between 0 and 1, drawn from `seed`, so that a run repeats exactly. */
  probability?: number
  seed?: number
}

export interface FaultState {
  id: string
  rule: FaultRule
  matched: number
  struck: number
}

/** What the rules look at. */
export interface FaultTarget {
  action: string
  collection: string
  invocation: string
  writes: boolean
  /** The one document that is changed by its id; '' for all else. */
  document: string
}

export interface Strike {
  delayMs: number
  /** The process that calls is dead already: nobody answers it. */
  dead: boolean
  fault: FaultRule | null
}

export interface StrikingFaults extends Faults {
  strike(target: FaultTarget): Strike
  /** The process that made this call is gone. */
  kill(rule: FaultRule, target: FaultTarget): void
}

interface ArmedFault extends FaultState {
  random: () => number
}

export function createFaults(): StrikingFaults {
  const rules = new Map<string, ArmedFault>()
  const deadInvocations = new Set<string>()
  let allDead = false
  // When the last in line at a document is done.
  const lineEnds = new Map<string, number>()
  let lastId = 0
  return {
    add: (rule) => {
      const id = `fault-${++lastId}`
      rules.set(id, { id, rule, matched: 0, struck: 0, random: randomFrom(rule.seed ?? 1) })
      return id
    },
    remove: (id) => {
      rules.delete(id)
    },
    clear: () => {
      rules.clear()
      deadInvocations.clear()
      allDead = false
      lineEnds.clear()
    },
    list: () => [...rules.values()].map(({ id, rule, matched, struck }) => ({ id, rule, matched, struck })),
    strike: (target) => {
      if (allDead || deadInvocations.has(target.invocation)) return { delayMs: 0, dead: true, fault: null }
      const striking = [...rules.values()].filter((armed) => isStruck(armed, target)).map(({ rule }) => rule)
      const delays = striking.filter(({ kind }) => kind === 'delay')
      return {
        dead: false,
        delayMs: delays.reduce((sum, rule) => sum + waitOf(rule, target, lineEnds), 0),
        fault: striking.find(({ kind }) => kind !== 'delay') ?? null,
      }
    },
    kill: (rule, target) => {
      if (rule.match?.invocation === undefined) allDead = true
      else deadInvocations.add(target.invocation)
    },
  }
}

function waitOf({ delayMs = 0, queues }: FaultRule, { document }: FaultTarget, lineEnds: Map<string, number>): number {
  if (!queues || document === '') return delayMs
  const now = performance.now()
  const end = Math.max(now, lineEnds.get(document) ?? 0) + delayMs
  lineEnds.set(document, end)
  return end - now
}

function isStruck(armed: ArmedFault, target: FaultTarget): boolean {
  const { rule } = armed
  if (!matches(rule.match ?? {}, target)) return false
  armed.matched += 1
  const times = rule.times ?? (rule.nth === undefined ? Number.POSITIVE_INFINITY : 1)
  if (armed.matched < (rule.nth ?? 1) || armed.struck >= times) return false
  if (rule.probability !== undefined && armed.random() >= rule.probability) return false
  armed.struck += 1
  return true
}

function matches(match: FaultMatch, target: FaultTarget): boolean {
  return (
    (match.action === undefined || match.action === target.action) &&
    (match.collection === undefined || match.collection === target.collection) &&
    (match.invocation === undefined || match.invocation === target.invocation) &&
    (match.writes === undefined || match.writes === target.writes)
  )
}

/** A small generator (mulberry32): the same seed draws the same numbers in every run. */
/** Numbers between 0 and 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
