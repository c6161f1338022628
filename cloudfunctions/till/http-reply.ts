import type { RefusalDetails, Reply } from '#shared/kernel/contract'
import { saidOf, type TillCode } from '#shared/till/till-key/refusals'

/** What the gateway makes an HTTP reply of. */
export interface HttpReply {
  statusCode: number
  headers: Record<string, string>
  body: string
  isBase64Encoded: false
}

const HEADERS = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
const SECONDS_TO_WAIT = '5'

export function replyOf(reply: Reply): HttpReply {
  if (reply.ok) return sent(200, { data: reply.data, requestId: reply.requestId })
  return refusal(reply.error.code, reply.error)
}

/** A till tells its clerk the message, and decides by the code, which never changes. `now` lets it set its clock. */
export function refusal(
  code: TillCode,
  { requestId = 'none', details, now }: { requestId?: string; details?: RefusalDetails | undefined; now?: number } = {},
): HttpReply {
  const { status, message } = saidOf(code)
  const error = { code, message, requestId, ...(details && { details }), ...(now !== undefined && { now }) }
  const reply = sent(status, { error })
  const mayPass = status === 429 || status === 503
  return mayPass ? { ...reply, headers: { ...reply.headers, 'retry-after': SECONDS_TO_WAIT } } : reply
}

function sent(statusCode: number, body: unknown): HttpReply {
  return { statusCode, headers: HEADERS, body: JSON.stringify(body), isBase64Encoded: false }
}
