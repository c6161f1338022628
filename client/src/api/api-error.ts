import type { RefusalDetails } from '#shared/kernel/contract'
import type { ErrorCode } from '#shared/kernel/errors'

/** NETWORK means that no reply came: nobody knows whether the act happened. */
export type CallErrorCode = ErrorCode | 'NETWORK'

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

/** May the act have happened all the same? Then only the same request id may repeat it. */
export function isUndecided({ code }: ApiError): boolean {
  return UNDECIDED.includes(code)
}
