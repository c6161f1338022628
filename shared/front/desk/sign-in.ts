import type { ErrorCode } from '../../kernel/errors'

/** So long the code on the screen can be scanned and confirmed. */
export const SIGN_IN_MS = 2 * 60_000
/** So long the browser that was let in may fetch its key again, when the reply was lost. */
export const COLLECT_MS = 60_000
export const SESSION_MS = 8 * 3_600_000
/** Typed from the screen. A second mistake is a slip of the finger, a third is somebody who does not see the screen. */
export const WRONG_DIGITS_MAX = 3

/** A sign-in of a browser, as far as its rules need it. */
export interface SignInState {
  status: 'open' | 'confirmed' | 'refused'
  digits: string
  wrongDigits: number
  untilAt: number
  confirmedAt: number | null
  collectedAt: number | null
}

type Refusal = { kind: 'refused'; reason: ErrorCode; details?: Record<string, number> }

export type Confirmation = { kind: 'confirmed' } | { kind: 'wrong'; wrongDigits: number; left: number } | Refusal

/** What becomes of the four digits that a person typed. */
export function decideConfirmation(signIn: SignInState, digits: string, now: number): Confirmation {
  if (!isOpen(signIn, now)) return { kind: 'refused', reason: 'SIGN_IN_OVER' }
  if (digits === signIn.digits) return { kind: 'confirmed' }
  const wrongDigits = signIn.wrongDigits + 1
  return { kind: 'wrong', wrongDigits, left: Math.max(0, WRONG_DIGITS_MAX - wrongDigits) }
}

/** Whether it still waits for a person with a phone. */
export function isOpen({ status, wrongDigits, untilAt }: SignInState, now: number): boolean {
  return status === 'open' && wrongDigits < WRONG_DIGITS_MAX && now < untilAt
}

/** What the browser is told that asks whether somebody has let it in. */
export function standingOf(signIn: SignInState, now: number): 'waiting' | 'letIn' | 'over' {
  if (isOpen(signIn, now)) return 'waiting'
  if (signIn.status !== 'confirmed') return 'over'
  if (signIn.collectedAt !== null) return now < signIn.collectedAt + COLLECT_MS ? 'letIn' : 'over'
  return now < signIn.untilAt + COLLECT_MS ? 'letIn' : 'over'
}

const PREFIX = 'changlai-desk:'
const LOGIN_ID = /^[\w-]{22}$/

/** What the code on the screen says: a name for this one sign-in, which opens nothing by itself. */
export const qrTextOf = (loginId: string): string => `${PREFIX}${loginId}`

/** The sign-in that a scanned text means; null for any other code. */
export function loginIdIn(scanned: string): string | null {
  const text = scanned.trim()
  const id = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : ''
  return LOGIN_ID.test(id) ? id : null
}
