/** One call of another system, written before it is made. */
export type WebhookCall = CallOfStep | CallOfIncident

export interface CallOfStep extends CallFacts {
  memberId: string
  journeyId: string
  nodeId: string
}

/** Nobody's: an incident holds nothing of a person. */
export interface CallOfIncident extends CallFacts {
  memberId: null
  incidentId: string
}

interface CallFacts {
  /** What the step, or the turn of the incident, is named by: it calls once. */
  _id: string
  addressKey: string
  /** Of the moment in which it was written: another address of the same key is another system. */
  url: string
  /** `sending` until an answer is known; `unknown` where none ever will be: it may have arrived, and is never made again. */
  state: 'sending' | CallOutcome['state']
  why: CallOutcome['why']
  /** What the other system answered; null where it did not. */
  status: number | null
  at: number
  day: string
  /** `<address>|<state>|<why>`: what the desk counts by. */
  outcome: string
}

/**
 * `name`: the address has none. `indoors`: it leads into a private network. `unreachable`: no secure connection came about.
 * `resting`: it did not answer so often that it is left alone for a minute. `answered`: with anything but 2xx. `silent`: too late or not at all.
 * `lost`: the shop's function ended before an answer came.
 */
export const CALL_REASONS = ['name', 'indoors', 'unreachable', 'resting', 'answered', 'silent', 'lost'] as const
export type CallReason = (typeof CALL_REASONS)[number]

export interface CallOutcome {
  state: 'sent' | 'refused' | 'unknown'
  why: CallReason | null
  status: number | null
}

export const CALL_STATES = ['sending', 'sent', 'refused', 'unknown'] as const
export const CALLS_KEPT_DAYS = 180
/** Longer than a function may run: what is still under way then has lost its caller. */
export const CALLING_MS = 3 * 60_000

export const withOutcome = <C extends WebhookCall>(call: Omit<C, 'outcome'>): C =>
  ({ ...call, outcome: outcomeText(call) }) as C

export const outcomeText = ({ addressKey, state, why }: Pick<WebhookCall, 'addressKey' | 'state' | 'why'>): string =>
  `${addressKey}|${state}|${why ?? ''}`

/** Simplified Chinese, for operators. */
export const REASON_TEXT: Record<CallReason, string> = {
  name: '域名查不到',
  indoors: '指向内部网络，没有连',
  unreachable: '连不上，或证书不对',
  resting: '刚才一直没有回应，先停一分钟',
  answered: '对方没有收（不是 2xx）',
  silent: '对方没有按时回应，可能收到了',
  lost: '发出以后没有等到结果',
}
