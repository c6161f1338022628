/** A document with this key exists already: for derived ids this means "the fact is already recorded". */
export class DuplicateKeyError extends Error {
  override readonly name = 'DuplicateKeyError'
}

/**
 * The SDK maps most codes to -501001 and loses `.code` on the way, so the text is what can be trusted.
 * Both spellings are in use by the service: Mongo's own and the documented code.
 */
export function isDuplicateKey(error: unknown): boolean {
  return /E11000 duplicate key|DATABASE_DUPLICATE_WRITE/.test(platformTextOf(error))
}

/** Another transaction holds or changed a document that this one touches: the whole act may be tried again. */
export function isConflict(error: unknown): boolean {
  return /TransactionConflict|TransactionBusy|DATABASE_TRANSACTION_CONFLICT/.test(platformTextOf(error))
}

/** The service has let go of the transaction: after 30 s by its own documentation, after about 10 s as observed. */
export function isTransactionGone(error: unknown): boolean {
  return /TransactionNotExist/.test(platformTextOf(error))
}

/** A write outside of transactions met a document that a transaction holds. It was not done. */
export function isDocumentBusy(error: unknown): boolean {
  return /TransactionBusy/.test(platformTextOf(error))
}

/** The environment gets more calls at once than its plan allows. This one was turned away before it did anything. */
export function isOverLimit(error: unknown): boolean {
  return /EXCEED_RATELIMIT|EXCEED_\w*REQUEST_LIMIT|RequestLimitExceeded|exceed (concurrent )?request limit|-50100[34]\b/i.test(
    platformTextOf(error),
  )
}

/** The platform says that it failed; a broken connection says nothing at all. */
export function isSystemError(error: unknown): boolean {
  const text = platformTextOf(error)
  return /-50100[12]\b|SYS_ERR|SERVER_TIMEOUT/.test(text) && !isConflict(error) && !CONNECTION_LOST.test(text)
}

const CONNECTION_LOST = /socket hang up|ECONN\w+|ETIMEDOUT|request timeout/

/** The platform, or the way to it, failed for a moment. Whether the call was done is not known. */
export function isPassing(error: unknown): boolean {
  if (isDuplicateKey(error)) return false
  const isKnown = isConflict(error) || isOverLimit(error) || isTransactionGone(error) || isSystemError(error)
  return isKnown || CONNECTION_LOST.test(platformTextOf(error))
}

/** Everything that an error of the SDK says of itself. */
export function platformTextOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  const { code, errCode, errMsg, message } = error as Record<'code' | 'errCode' | 'errMsg' | 'message', unknown>
  return `${code} ${errCode} ${errMsg} ${message}`
}
