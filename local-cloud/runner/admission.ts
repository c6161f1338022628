import type { Caller, Shop } from './caller'
import { type FunctionRules, phoneMayInvoke } from './function-rules'

const KB = 1024
const MB = 1024 * KB

/** What the service lets through, in bytes of JSON text. */
export const LIMITS = {
  phoneEventBytes: 100 * KB,
  httpTextBytes: 100 * KB,
  eventBytes: 6 * MB,
  phoneResultBytes: MB,
  resultBytes: 6 * MB,
}

export interface RefusedCall {
  kind: 'refused'
  reason: 'notFound' | 'notAllowed' | 'badEvent' | 'eventTooLarge'
  message: string
}

export type Admission = { kind: 'admitted'; event: string } | RefusedCall

export interface Knock {
  functionName: string
  event: unknown
  caller: Caller
}

/** Whether a call reaches its function, and with which event (JSON text). */
export function admit({ functionName, event, caller }: Knock, rules: FunctionRules, shop: Shop): Admission {
  if (caller.kind !== 'phone') return withinLimit(JSON.stringify(event ?? {}), LIMITS.eventBytes)
  if (!phoneMayInvoke(rules, functionName, caller.openid !== '')) {
    return refused('notAllowed', `The security rule of '${functionName}' does not let this caller in`)
  }
  if (!isRecord(event)) return refused('badEvent', 'parameter.data should be an object')
  const sent = withinLimit(JSON.stringify(event), LIMITS.phoneEventBytes)
  if (sent.kind === 'refused') return sent
  // What the platform adds to an event from a phone. Functions must neither trust nor store it.
  const added = { tcbContext: {}, userInfo: { appId: shop.appId, openId: caller.openid } }
  return { kind: 'admitted', event: JSON.stringify({ ...event, ...added }) }
}

export function refused(reason: RefusedCall['reason'], message: string): RefusedCall {
  return { kind: 'refused', reason, message }
}

/** What the event asks for, when it says so; only for showing. */
export function actionOf(event: unknown): string | null {
  return isRecord(event) && typeof event.action === 'string' ? event.action.slice(0, 100) : null
}

function withinLimit(event: string, limit: number): Admission {
  const bytes = Buffer.byteLength(event)
  return bytes <= limit
    ? { kind: 'admitted', event }
    : refused('eventTooLarge', `EXCEED_MAX_PAYLOAD_SIZE: the event has ${bytes} bytes, the limit is ${limit}`)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
