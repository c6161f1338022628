/** A document with this key exists already: for derived ids this means "the fact is already recorded". */
export class DuplicateKeyError extends Error {
  override readonly name = 'DuplicateKeyError'
}

/**
 * The SDK maps most codes to -501001 and loses `.code` on the way, so the text is what can be trusted.
 * Both spellings are in use by the service: Mongo's own and the documented code.
 */
export function isDuplicateKey(error: unknown): boolean {
  return /E11000 duplicate key|DATABASE_DUPLICATE_WRITE/.test(textOf(error))
}

/** Another transaction holds or changed a document that this one touches: the whole act may be tried again. */
export function isConflict(error: unknown): boolean {
  return /TransactionConflict|TransactionBusy|DATABASE_TRANSACTION_CONFLICT/.test(textOf(error))
}

function textOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  const { code, errMsg, message } = error as { code?: unknown; errMsg?: unknown; message?: unknown }
  return `${code} ${errMsg} ${message}`
}
