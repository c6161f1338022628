import { errorText } from '#shared/error-text'
import type { ApiError } from './api-error'

/** What happened and what to do now, in one line beside the refused act. */
export function refusalText(error: ApiError): string {
  const { text, next } = errorText(error)
  return `${text}。${next}`
}

/** The same for an `ErrorNotice`, which stands in for a screen's content. */
export function errorNoticeOf(error: ApiError): { text: string; nextStep: string; requestId: string } {
  const { text, next } = errorText(error)
  return { text, nextStep: next, requestId: error.requestId }
}
