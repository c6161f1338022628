import { MEMBER_CODE_LENGTH } from '#shared/kernel/id-alphabet'

/** A new code every 30 seconds, counted from the epoch, so that all instances of the server agree. */
export const CODE_STEP_MS = 30_000
/** 20 bits: with tries counted for each clerk, too many to guess in the minute that they are good for. */
export const SIGNATURE_LENGTH = 4
/** Codes of one step: after a screenshot the phone asks for the next. */
export const TURNS_PER_STEP = 4
/** So long ago a code may have been good and still be told apart from one that never was. */
const REMEMBERED_STEPS = 120

/** Which code of a member: its step and turn in one number that only grows. */
export type CodePosition = number

export function stepOf(now: number): number {
  return Math.floor(now / CODE_STEP_MS)
}

export function positionOf(step: number, turn: number): CodePosition {
  return step * TURNS_PER_STEP + turn
}

/** The first code of the present step. */
export function firstPosition(now: number): CodePosition {
  return positionOf(stepOf(now), 0)
}

export function isInStepOf(position: CodePosition, now: number): boolean {
  return Math.floor(position / TURNS_PER_STEP) === stepOf(now)
}

/** When the phone shows the next one. */
export function codeChangesAt(position: CodePosition): number {
  return (Math.floor(position / TURNS_PER_STEP) + 1) * CODE_STEP_MS
}

/**
 * The last instant at which a code is good: through its own step and the next. Whoever shows it in its last second still
 * has 30 for the clerk, and a screenshot from a minute ago is always too old. A step from the future is nobody's.
 */
export function codeGoodUntilAt(position: CodePosition): number {
  return codeChangesAt(position) + CODE_STEP_MS - 1
}

/** What may be shown at this moment, the likeliest first. */
export function goodPositions(now: number): CodePosition[] {
  return [...positionsOfStep(stepOf(now)), ...positionsOfStep(stepOf(now) - 1)]
}

/** What was good within the last hour. */
export function lapsedPositions(now: number): CodePosition[] {
  const last = stepOf(now) - 2
  return Array.from({ length: REMEMBERED_STEPS }, (_, back) => positionsOfStep(last - back)).flat()
}

function positionsOfStep(step: number): CodePosition[] {
  return Array.from({ length: TURNS_PER_STEP }, (_, turn) => positionOf(step, turn))
}

/** What the server signs. Ids hold no line feed, so the parts cannot be confused. */
export function codeMessage(memberId: string, position: CodePosition): string {
  return `member-code\n${memberId}\n${position}`
}

export interface CodeParts {
  memberId: string
  signature: string
  /** Of the coupon whose code was shown; null for the member's own. */
  couponNumber: string | null
}

/** Takes a code apart that has the right form already. */
export function codeParts(code: string): CodeParts {
  const signatureEnd = MEMBER_CODE_LENGTH + SIGNATURE_LENGTH
  return {
    memberId: `mem_${code.slice(0, MEMBER_CODE_LENGTH)}`,
    signature: code.slice(MEMBER_CODE_LENGTH, signatureEnd),
    couponNumber: code.slice(signatureEnd) || null,
  }
}

/** In groups that a person can read aloud: 'ABCDE FGHJ KMNPQ', for a coupon with its number behind. */
export function groupedCode(code: string): string {
  return [code.slice(0, 5), code.slice(5, 9), code.slice(9, 14), code.slice(14)].filter(Boolean).join(' ')
}
