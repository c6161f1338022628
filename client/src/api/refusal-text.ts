import { errorText } from '#shared/error-text'
import type { ApiError } from './api-error'

/** What happened and what to do now, in one line beside the act that was refused. */
export function refusalText(error: ApiError): string {
  const { text, next } = errorText(error)
  return next ? `${text}。${next}` : text
}

/** The same for an `ErrorNotice`, which stands where a screen's content would. */
export function errorNoticeOf(error: ApiError): { text: string; nextStep: string | undefined; requestId: string } {
  const { text, next } = errorText(error)
  return { text, nextStep: next, requestId: error.requestId }
}
