import { DomainError } from '../domain-error'
import { withPauses } from '../with-pauses'
import { DuplicateKeyError, isDocumentBusy, isDuplicateKey, isOverLimit, isSystemError } from './errors'

/** One call to the database, counted. */
export type Trip = <T>(call: () => Promise<T>) => Promise<T>

// All pauses together stay well under a second: a member waits for them, and a transaction holds its documents meanwhile.
const OVER_LIMIT_PAUSES_MS = [80, 240]
const SYSTEM_PAUSES_MS = [30, 120]
const BUSY_PAUSES_MS = [20, 40, 80, 160, 320]

/**
 * Counts each call, repeats those that the environment's limits have turned away, and names duplicates.
 * @throws DomainError BUSY when the limit is still reached after the pauses
 */
export function countedTrips(count: () => void): Trip {
  const once = async <T>(call: () => Promise<T>): Promise<T> => {
    count()
    try {
      return await call()
    } catch (error) {
      throw isDuplicateKey(error) ? new DuplicateKeyError(String((error as Error).message)) : error
    }
  }
  return async (call) => {
    try {
      return await withPauses(() => once(call), { pausesMs: OVER_LIMIT_PAUSES_MS, isWorthAnother: isOverLimit })
    } catch (error) {
      throw isOverLimit(error) ? new DomainError('BUSY') : error
    }
  }
}

/**
 * The same for a write outside of transactions that may be done twice without harm: while a transaction holds the
 * document the service turns it away at once, and does not wait.
 * @throws DomainError BUSY when the document is still held after the pauses
 */
export function repeatedWhenBusy(trip: Trip): Trip {
  return async (call) => {
    try {
      return await withPauses(() => trip(call), { pausesMs: BUSY_PAUSES_MS, isWorthAnother: isDocumentBusy })
    } catch (error) {
      throw isDocumentBusy(error) ? new DomainError('BUSY') : error
    }
  }
}

/** The same for a read outside of transactions: what the platform failed to answer is asked once more. */
export function repeatedWhenFailed(trip: Trip): Trip {
  return (call) => withPauses(() => trip(call), { pausesMs: SYSTEM_PAUSES_MS, isWorthAnother: isSystemError })
}
