/** Work for one member that is done at its time, step by step. */
export interface DueWork {
  /** Derived from what it is for: a second one of the same is refused by the database. */
  _id: string
  /** Which noun's kind of work it is. */
  kind: string
  memberId: string
  /** One of SLICES, by the member: a function works on whole slices, so that two do not meet. */
  slice: number
  /** `stuck`: it has failed too often and waits for a person. */
  state: 'waiting' | 'done' | 'stuck'
  dueAt: number
  /** Grows by one with each step. */
  step: number
  failures: number
  /** What the kind of work needs to know: ids and figures. */
  facts: Readonly<Record<string, string | number | null>>
}

export const SLICES = 64
/** For so long a finished work keeps others of its id away. */
export const DONE_KEPT_DAYS = 40
const FAILURES_MAX = 8
const MINUTE_MS = 60_000

export type NewWork = Pick<DueWork, '_id' | 'kind' | 'memberId' | 'dueAt' | 'facts'>

export function newWork({ _id, kind, memberId, dueAt, facts }: NewWork): DueWork {
  return { _id, kind, memberId, slice: sliceOf(memberId), state: 'waiting', dueAt, step: 0, failures: 0, facts }
}

/** FNV-1a of the id's characters, which are all ASCII: the same member is always in the same slice. */
export function sliceOf(memberId: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < memberId.length; index += 1) {
    hash = Math.imul(hash ^ memberId.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0) % SLICES
}

/** Begun anew after it was done; its steps go on, so that none of them has the name of an earlier one. */
export const begunAnew = (work: DueWork, { dueAt, facts }: NewWork): DueWork => ({
  ...work,
  state: 'waiting',
  dueAt,
  failures: 0,
  facts,
})

/**
 * The name of what a step makes. With its hour, because what a step has made is kept for longer than the work: the same work
 * put down again later begins with the same numbers.
 */
export const stepIdOf = ({ _id, step, dueAt }: Pick<DueWork, '_id' | 'step' | 'dueAt'>): string =>
  `${_id}:${step}:${dueAt}`

/** How a work goes on after a step. */
export type Move = { kind: 'done' } | { kind: 'again'; dueAt: number }

export function moved(work: DueWork, move: Move): DueWork {
  const step = work.step + 1
  return move.kind === 'done'
    ? { ...work, state: 'done', step, failures: 0 }
    : { ...work, dueAt: move.dueAt, step, failures: 0 }
}

/** After a failed step: once more after 1, 2, 4 … minutes, eight times. */
export function failed(work: DueWork, now: number): DueWork {
  const failures = work.failures + 1
  if (failures >= FAILURES_MAX) return { ...work, state: 'stuck', failures }
  return { ...work, failures, dueAt: now + MINUTE_MS * 2 ** (failures - 1) }
}
