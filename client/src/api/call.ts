// Types only, so that no schema code travels to the phone.
import type { AppContract, PhoneAction } from '#shared/contract'
import type { Input, Output } from '#shared/kernel/contract'
import { appPlace } from '../platform/app-place'
import { ApiError, isUndecided } from './api-error'
import { recordEvent } from './record-event'
import { newRequestId } from './request-id'
import { sendAction } from './send-action'
import { setShopClock } from './shop-clock'

export type ActionInput<K extends PhoneAction> = Input<AppContract[K]>
export type ActionOutput<K extends PhoneAction> = Output<AppContract[K]>

interface CallOptions {
  /** Given by a caller that may have to repeat the act; made here otherwise. */
  requestId?: string
}

/** The one way to ask the shop for anything. Throws ApiError. */
export async function call<K extends PhoneAction>(
  action: K,
  input: ActionInput<K>,
  { requestId = newRequestId() }: CallOptions = {},
): Promise<ActionOutput<K>> {
  try {
    // The server parses its output with the same contract before it replies.
    const answer = await sendAction('api', { action, input, requestId })
    setShopClock(answer)
    return answer as ActionOutput<K>
  } catch (error) {
    if (error instanceof ApiError && isUndecided(error)) {
      recordEvent('request.failed', { action, code: error.code, ...appPlace() })
    }
    throw error
  }
}
