import { unreachable } from '#shared/kernel/invariant'
import type { FaultRule } from '../../local-cloud/faults/faults'

export type StrikeAt = Pick<FaultRule, 'kind' | 'nth' | 'match'>

/** What can happen to a request at a database call: it is refused, it collides, its reply is lost, or its process dies. */
export const STRIKES = ['error', 'conflict', 'lostReply', 'crash'] as const
export type Strike = (typeof STRIKES)[number]

/** A process that dies leaves its transactions open, which no state shows; all else is mended alike from the same state. */
export const leftBy = (strike: Strike, state: string): string => `${strike === 'crash' ? 'crash' : 'alive'} ${state}`

/**
 * One fault for each state that a request can be left in. A process that dies before a call leaves what it would leave
 * after the call before, and a reading changes nothing: so it dies before its first call, and after each one that writes.
 * A reply is lost at every call, so that every reading fails once; one that is refused instead is asked once more or ends
 * the same way. What is not done although asked for, and what collides, is a write: one in a transaction lets go of all
 * that was read in it. There are no more writes than `calls`; a fault that nothing strikes ends the line.
 */
export function strikesOf(strike: Strike, calls: number): StrikeAt[] {
  const every = Array.from({ length: calls }, (_, index) => index + 1)
  const atWrites = (kind: FaultRule['kind']) => every.map((nth) => ({ kind, nth, match: { writes: true } }))
  switch (strike) {
    case 'lostReply':
      return every.map((nth) => ({ kind: strike, nth }))
    case 'error':
    case 'conflict':
      return atWrites(strike)
    case 'crash':
      return [{ kind: 'crashBefore', nth: 1 }, ...atWrites('crashAfter')]
    default:
      return unreachable(strike)
  }
}
