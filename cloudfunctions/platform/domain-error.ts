import type { RefusalDetails } from '#shared/kernel/contract'
import type { ErrorCode } from '#shared/kernel/errors'

/** A refusal that the person can act on. Anything else that is thrown is a bug. */
export class DomainError extends Error {
  override readonly name = 'DomainError'

  constructor(
    readonly code: ErrorCode,
    readonly details?: RefusalDetails,
  ) {
    super(code)
  }
}

/** The accepted half of a decision, or the refusal thrown as an error. */
export function accepted<T extends { kind: string }>(
  decision: T | { kind: 'refused'; reason: ErrorCode; details?: RefusalDetails },
): Exclude<T, { kind: 'refused' }> {
  if (isRefused(decision)) throw new DomainError(decision.reason, decision.details)
  return decision as Exclude<T, { kind: 'refused' }>
}

function isRefused(decision: { kind: string }): decision is {
  kind: 'refused'
  reason: ErrorCode
  details?: RefusalDetails
} {
  return decision.kind === 'refused'
}
