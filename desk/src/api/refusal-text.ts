import { operatorErrorText } from '#shared/operator-error-text'
import type { ApiError } from './request'

/** What happened and what to do now, in one line. */
export function refusalText(error: ApiError): string {
  const { text, next } = operatorErrorText(error)
  return `${text}。${next}`
}

/** The problems that a schema found in a rule document, if the refusal contains them. */
export function problemsIn({ details }: ApiError): string[] {
  return typeof details.problems === 'string' ? details.problems.split('\n') : []
}
