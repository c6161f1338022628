import { unreachable } from '#shared/kernel/invariant'
import { LIMITS, type RefusedCall } from './admission'
import type { Caller } from './caller'
import type { DeployedFunction } from './function-catalog'
import type { InvocationLog } from './function-log'
import type { Outcome } from './instance'

export interface FailedCall {
  kind: 'failed'
  reason: 'threw' | 'crashed' | 'timedOut' | 'resultTooLarge'
  message: string
}

/** What the caller gets: the result as JSON text, or why there is none. */
export type SettledCall = { kind: 'ok'; result: string } | RefusedCall | FailedCall

export function settle(outcome: Outcome, caller: Caller, { timeoutMs }: DeployedFunction): SettledCall {
  switch (outcome.kind) {
    case 'returned':
      return withinLimit(outcome.result, caller)
    case 'threw':
      return { kind: 'failed', reason: 'threw', message: outcome.message }
    case 'crashed':
      return { kind: 'failed', reason: 'crashed', message: outcome.message }
    case 'timedOut':
      return {
        kind: 'failed',
        reason: 'timedOut',
        message: `Invoking task timed out after ${timeoutMs / 1000} seconds`,
      }
    default:
      return unreachable(outcome)
  }
}

/** The same as the log keeps it, with what only the operator may see. */
export function logged(outcome: Outcome, settled: SettledCall): Partial<InvocationLog> {
  if (outcome.kind === 'returned') {
    const message = settled.kind === 'ok' ? null : settled.message
    return { status: 'ok', result: outcome.result, memoryMb: outcome.memoryMb, message }
  }
  if (outcome.kind === 'threw') {
    return { status: 'threw', message: outcome.stack || outcome.message, memoryMb: outcome.memoryMb }
  }
  return { status: outcome.kind, message: settled.kind === 'ok' ? null : settled.message }
}

function withinLimit(result: string, caller: Caller): SettledCall {
  const limit = caller.kind === 'phone' ? LIMITS.phoneResultBytes : LIMITS.resultBytes
  const bytes = Buffer.byteLength(result)
  if (bytes <= limit) return { kind: 'ok', result }
  const message = `The function result has ${bytes} bytes, the limit is ${limit}`
  return { kind: 'failed', reason: 'resultTooLarge', message }
}
