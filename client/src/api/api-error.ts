import type { RefusalDetails } from '#shared/kernel/contract'
import type { CallErrorCode } from '#shared/kernel/errors'

export class ApiError extends Error {
  readonly code: CallErrorCode
  readonly requestId: string
  readonly details: RefusalDetails

  constructor(code: CallErrorCode, requestId: string, details: RefusalDetails = {}) {
    super(code)
    this.name = 'ApiError'
    this.code = code
    this.requestId = requestId
    this.details = details
  }
}

const UNDECIDED: readonly CallErrorCode[] = ['NETWORK', 'INTERNAL', 'BUSY']

/** Whether the act may have happened all the same. Then only the same request id may repeat it. */
export function isUndecided({ code }: ApiError): boolean {
  return UNDECIDED.includes(code)
}
