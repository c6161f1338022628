import type { Purpose } from './purpose'

/** One message on its way, written before WeChat is asked. */
export interface Send {
  /** `<work>:<step>`: a step sends once. */
  _id: string
  memberId: string
  purpose: Purpose
  templateId: string
  /** `sending` until an answer is known; `unknown` where none ever will be: it may have arrived, and is never sent again. */
  state: 'sending' | 'sent' | 'refused' | 'unknown'
  /** WeChat's number; null while none came. */
  code: number | null
  msgid: string | null
  /** What WeChat reported later of a message that it had taken; null while it has not. */
  delivery: { isDelivered: boolean; errorCode: number } | null
  at: number
  day: string
  /** `<purpose>|<state>|<code>`: what the board counts by. */
  outcome: string
  /** Who asked for it, and for which of its steps; missing where it is a reminder of the shop's own. */
  askedBy?: string
  step?: string
  /** `<step>|<state>|<code>`: what who asked for it counts by. */
  stepOutcome?: string
}

/** On whose behalf a message is sent. */
export type AskedBy = Required<Pick<Send, 'askedBy' | 'step'>>

export const SENDS_KEPT_DAYS = 180
/** Longer than a function may run: what is still under way then has lost its caller. */
export const SENDING_MS = 3 * 60_000

export function withState(send: Omit<Send, 'outcome' | 'stepOutcome'>): Send {
  const { purpose, step, state, code } = send
  const outcome = `${purpose}|${state}|${code ?? ''}`
  return { ...send, outcome, ...(step !== undefined && { stepOutcome: `${step}|${state}|${code ?? ''}` }) }
}

/** How many messages of a step ended in which way. */
export interface StepOutcome {
  step: string
  state: Send['state']
  code: number | null
  count: number
}

/** `stepOutcome` read again. */
export function stepOutcomeOf(key: string, count: number): StepOutcome {
  const [step = '', state = '', code = ''] = key.split('|')
  return { step, state: state as Send['state'], code: code === '' ? null : Number(code), count }
}
