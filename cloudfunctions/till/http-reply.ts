import type { RefusalDetails, Reply } from '#shared/kernel/contract'
import { saidOf, type TillCode } from '#shared/till/till-key/refusals'
import { type HttpReply, jsonReply } from '../platform/http-route'

const SECONDS_TO_WAIT = '5'

export function replyOf(reply: Reply): HttpReply {
  if (reply.ok) return jsonReply(200, { data: reply.data, requestId: reply.requestId })
  return refusal(reply.error.code, reply.error)
}

/** A till tells its clerk the message, and decides by the code, which never changes. `now` lets it set its clock. */
export function refusal(
  code: TillCode,
  { requestId = 'none', details, now }: { requestId?: string; details?: RefusalDetails | undefined; now?: number } = {},
): HttpReply {
  const { status, message } = saidOf(code)
  const error = { code, message, requestId, ...(details && { details }), ...(now !== undefined && { now }) }
  const reply = jsonReply(status, { error })
  const mayPass = status === 429 || status === 503
  return mayPass ? { ...reply, headers: { ...reply.headers, 'retry-after': SECONDS_TO_WAIT } } : reply
}
