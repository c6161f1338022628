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

export type FaultKind = 'error' | 'conflict' | 'timeout' | 'delay' | 'lostReply' | 'crashBefore' | 'crashAfter'

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
