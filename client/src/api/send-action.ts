import type { ActionRequest, Reply } from '#shared/kernel/contract'
import { callFunction } from '../platform/cloud'
import { ApiError } from './api-error'
import { pauseBeforeRetry } from './retry-pause'

export const REPLY_MS_MAX = 10_000
const ATTEMPTS_MAX = 2

/**
 * Sends one action to a cloud function. When the reply is lost it asks once more under the same request id, and the
 * server gives the same answer as the first time. Throws only ApiError.
 */
export async function sendAction(functionName: string, request: ActionRequest): Promise<unknown> {
  const reply = await replyTo(functionName, request)
  if (!isReply(reply)) throw new ApiError('INTERNAL', request.requestId)
  if (reply.ok) return reply.data
  throw new ApiError(reply.error.code, reply.error.requestId, reply.error.details)
}

async function replyTo(functionName: string, request: ActionRequest): Promise<unknown> {
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    if (attempt > 1) await pauseBeforeRetry()
    try {
      return await withinTime(callFunction(functionName, { ...request }))
    } catch {
      // Whatever the cause, no reply came. The request id makes the next attempt safe.
    }
  }
  throw new ApiError('NETWORK', request.requestId)
}

function withinTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('No reply in time')), REPLY_MS_MAX)
    work.then(resolve, reject).then(() => clearTimeout(timer))
  })
}

function isReply(value: unknown): value is Reply {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false
  return value.ok === true || (value.ok === false && 'error' in value)
}
