/** A refusal as the service words it: becomes `{ code, message, requestId }`. */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'CloudError'
  }
}

const CONTACT = 'Please check your request, but if the problem cannot be solved, contact us.'
const CONTACT_TRANSACTION = 'Please check your request, but if the problem persists, contact us.'

export function requestFailed(message: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', message)
}

export function invalidParam(message: string): CloudError {
  return new CloudError('INVALID_PARAM', `[InvalidParameter] ${message}`)
}

/** What a phone is told of a file that is not its own. */
export function exceedsAuthority(): CloudError {
  return new CloudError('STORAGE_EXCEED_AUTHORITY', 'storage exceed authority')
}

export function noSuchCollection(name: string): CloudError {
  return new CloudError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. ${CONTACT}`,
  )
}

export function collectionExists(): CloudError {
  return new CloudError(
    'DATABASE_COLLECTION_ALREADY_EXIST',
    `[ResourceUnavailable.ResourceExist] Table exist. ${CONTACT}`,
  )
}

export function transactionConflict(): CloudError {
  return new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${CONTACT_TRANSACTION}`,
  )
}

/** Its text was seen on the service, the code beside it was not: the SDK shows -501001 for every code that it does not know. */
export function transactionBusy(): CloudError {
  return new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionBusy] Transaction is busy. ${CONTACT_TRANSACTION}`,
  )
}

export function noSuchTransaction(): CloudError {
  return new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${CONTACT_TRANSACTION}`,
  )
}

export function duplicateKey(operation: 'Insert' | 'Update', detail: string): CloudError {
  const error = `E11000 duplicate key error collection: ${detail}`
  return requestFailed(`[FailedOperation.${operation}] multiple write errors: [{write errors: [{${error}}]}, {<nil>}]`)
}

export function tooLarge(bytesMax: number): CloudError {
  return new CloudError('EXCEED_MAX_PAYLOAD_SIZE', `the request has more than ${bytesMax} bytes`)
}
