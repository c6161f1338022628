import type { CaseDecision } from './case'

/** What waits for a person, put together by what it has in common. Whatever waits in it: bonds, members. */
export interface HeldCase<K extends string> {
  /** `<kind>:<subject>`; it opens again when more of the same come. */
  _id: string
  kind: K
  isOpen: boolean
  isStrong: boolean
  scoreMax: number
  /** How many wait, and how many do not any more, by how they ended. */
  open: number
  released: number
  refused: number
  lapsed: number
  openedAt: number
  /** When the first of those that wait is given; null when none waits. */
  lapsesAt: number | null
  /** The strongest first, for lists; text, so that one field pages. */
  order: string
  updatedAt: number
}

export function newCase<K extends string>(_id: string, kind: K, now: number): HeldCase<K> {
  return {
    _id,
    kind,
    isOpen: true,
    isStrong: false,
    scoreMax: 0,
    open: 0,
    released: 0,
    refused: 0,
    lapsed: 0,
    openedAt: now,
    lapsesAt: null,
    order: '',
    updatedAt: now,
  }
}

/** With one more that waits; it opens (again) with it. */
export function withHeld<C extends HeldCase<string>>(
  before: C,
  { score, isStrong, heldUntilAt }: { score: number; isStrong: boolean; heldUntilAt: number },
  now: number,
): C {
  const after = {
    ...before,
    open: before.open + 1,
    openedAt: before.isOpen ? before.openedAt : now,
    isStrong: before.isStrong || isStrong,
    scoreMax: Math.max(before.scoreMax, score),
    lapsesAt: Math.min(before.lapsesAt ?? heldUntilAt, heldUntilAt),
  }
  return ordered(after, now)
}

/** Takes some out of those that wait, by how they ended; `lapsesAt` is when the first of those left does. */
export function settled<C extends HeldCase<string>>(
  held: C,
  { decision, count, lapsesAt }: { decision: CaseDecision; count: number; lapsesAt: number | null },
  now: number,
): C {
  const open = Math.max(0, held.open - count)
  return ordered({ ...held, open, [decision]: held[decision] + count, lapsesAt: open === 0 ? null : lapsesAt }, now)
}

function ordered<C extends HeldCase<string>>(held: C, now: number): C {
  const rank = Math.max(0, 1000 - held.scoreMax)
    .toFixed(3)
    .padStart(8, '0')
  return { ...held, isOpen: held.open > 0, order: `${rank}:${held._id}`, updatedAt: now }
}
