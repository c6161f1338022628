import type { ActionName, AppContract } from '#shared/contract'
import type { Input, Output, RefusalDetails, Reply } from '#shared/kernel/contract'
import type { CallErrorCode } from '#shared/kernel/errors'
import { endSession, sessionToken } from './session'

export type ActionInput<K extends ActionName> = Input<AppContract[K]>
export type ActionOutput<K extends ActionName> = Output<AppContract[K]>

export class ApiError extends Error {
  constructor(
    readonly code: CallErrorCode,
    readonly requestId: string,
    readonly details: RefusalDetails = {},
  ) {
    super(code)
    this.name = 'ApiError'
  }
}

const UNDECIDED: readonly CallErrorCode[] = ['NETWORK', 'INTERNAL', 'BUSY']
const REPLY_MS_MAX = 20_000
/** A till's file is read and recorded for as long as a function may run; see the time-out of the function `desk`. */
const REPLY_TO_IMPORT_MS_MAX = 65_000

/** Whether the act may have happened all the same. Then only the same request id may repeat it. */
export const isUndecided = ({ code }: ApiError): boolean => UNDECIDED.includes(code)

export const newRequestId = (): string => crypto.randomUUID()

/** The only way in which the desk asks the shop for anything. @throws ApiError and nothing else */
export async function request<K extends ActionName>(
  action: K,
  input: ActionInput<K>,
  requestId: string = newRequestId(),
): Promise<ActionOutput<K>> {
  const token = sessionToken()
  const reply = await replyTo({ action, input, requestId }, token)
  // The server parses its output with the same contract before it replies.
  if (reply.ok) return reply.data as ActionOutput<K>
  const { code, details } = reply.error
  if (code === 'SIGN_IN_NEEDED' && token !== null) endSession('over')
  throw new ApiError(code, reply.error.requestId, details)
}

async function replyTo(body: { action: string; input: unknown; requestId: string }, token: string | null) {
  const { requestId } = body
  try {
    const response = await fetch('/desk', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(body.action.startsWith('import.') ? REPLY_TO_IMPORT_MS_MAX : REPLY_MS_MAX),
    })
    const reply: unknown = await response.json()
    if (isReply(reply)) return reply
  } catch {
    // Whatever the cause, no reply came. The request id makes the next attempt safe.
    throw new ApiError('NETWORK', requestId)
  }
  throw new ApiError('INTERNAL', requestId)
}

function isReply(value: unknown): value is Reply {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false
  return value.ok === true || (value.ok === false && 'error' in value)
}
