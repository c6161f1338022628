import type { Access } from '#shared/kernel/contract'
import { type Problem, problemsOf } from './fit'
import type { Shape } from './shape'

/** An action as phones, consoles and tills in the field know it. */
export interface ActionShape {
  access: Access
  input: Shape
  output: Shape
}

/** A promise that is not kept. */
export interface Break {
  /** `coupon.get output coupon.title`, `coupon.get access`, or the action alone if it is gone. */
  at: string
  why: string
}

/** Whom an action of this access serves. */
const SERVED: Record<Access, readonly string[]> = {
  visitor: ['visitor', 'member', 'clerk', 'manager', 'region', 'headquarters'],
  member: ['member', 'clerk', 'manager', 'region', 'headquarters'],
  clerk: ['clerk', 'manager', 'region', 'headquarters'],
  manager: ['manager', 'region', 'headquarters'],
  region: ['region', 'headquarters'],
  headquarters: ['headquarters'],
  board: ['headquarters', 'console'],
  operator: ['console'],
  person: ['person'],
  browser: ['browser'],
  till: ['till'],
}

/**
 * What of an action’s promise its present shape breaks: whoever was served still is, whatever was sent is still taken,
 * whatever was read is still there and is what it was.
 */
export function breaksOf(action: string, before: ActionShape, after: ActionShape | undefined): Break[] {
  if (!after) return [{ at: action, why: 'is gone' }]
  const shutOut = SERVED[before.access].filter((caller) => !SERVED[after.access].includes(caller))
  const input = problemsOf({ sent: before.input, taken: after.input, side: 'input', mayGrow: false })
  // An operator’s reader is a person at a console, who can take a word that is new; a phone may know no sentence for it.
  const mayGrow = before.access === 'operator'
  const output = problemsOf({ sent: after.output, taken: before.output, side: 'output', mayGrow })
  return [
    ...shutOut.map((caller) => ({ at: `${action} access`, why: `refuses the ${caller} now` })),
    ...input.map((problem) => breakAt(`${action} input`, problem)),
    ...output.map((problem) => breakAt(`${action} output`, problem)),
  ]
}

const breakAt = (side: string, { path, why }: Problem): Break => ({ at: path ? `${side} ${path}` : side, why })
