import { invariant } from '#shared/kernel/invariant'
import { charactersFrom, ROTATING_CODE_LENGTH, withCheck } from './code'

/** A new code every 30 seconds, counted from the epoch, so that server instances agree. */
export const ROTATING_STEP_MS = 30_000

/** What a code stands for. */
export type RotatingSubject =
  | { kind: 'member'; memberId: string }
  | { kind: 'coupon'; memberId: string; couponId: string }

export function rotatingStepOf(now: number): number {
  return Math.floor(now / ROTATING_STEP_MS)
}

/** The last instant at which a phone shows the code of a step. */
export function rotatingStepEndsAt(step: number): number {
  return (step + 1) * ROTATING_STEP_MS - 1
}

/**
 * A code is good for its own step and the next: whoever shows it in its last second still has 30 for the clerk to scan
 * it, and a screenshot from a minute ago is always too old. A step from the future is nobody's.
 */
export function isRotatingStepGood(step: number, now: number): boolean {
  const age = rotatingStepOf(now) - step
  return age === 0 || age === 1
}

/** The last instant at which a code of this step is good. */
export function rotatingCodeGoodUntilAt(step: number): number {
  return rotatingStepEndsAt(step + 1)
}

/**
 * What the server signs. `turn` counts the codes that one phone asked for in a step: a screenshot taken, or a code
 * used, asks for the next. The parts cannot be confused: ids hold no line feed.
 */
export function rotatingMessage(subject: RotatingSubject, step: number, turn: number): string {
  const id = subject.kind === 'member' ? subject.memberId : `${subject.memberId}\n${subject.couponId}`
  return `changlai-redeem-1\n${subject.kind}\n${id}\n${step}\n${turn}`
}

/** The code as it is shown, from the server's signature of the message (32 bytes of HMAC-SHA-256). */
export function rotatingCodeFrom(signature: Uint8Array): string {
  invariant(signature.length >= 32, 'a signature has 32 bytes')
  const body = charactersFrom(signature, ROTATING_CODE_LENGTH - 1)
  // 24 of 32 bytes would have to be over 231: one signature in 10^19.
  invariant(body !== null, 'a signature has enough characters')
  return withCheck(body)
}
