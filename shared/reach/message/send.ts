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
}

export const SENDS_KEPT_DAYS = 180
/** Longer than a function may run: what is still under way then has lost its caller. */
export const SENDING_MS = 3 * 60_000

export function withState(send: Omit<Send, 'outcome'>): Send {
  return { ...send, outcome: `${send.purpose}|${send.state}|${send.code ?? ''}` }
}
