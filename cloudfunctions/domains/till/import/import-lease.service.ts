import type { Context } from '../../../platform/context'
import { DuplicateKeyError } from '../../../platform/db/errors'
import { DomainError } from '../../../platform/domain-error'
import { newId } from '../../../platform/ids'
import { holdLease, insertLease, takeOverLease } from './import-lease.repository'
import { settleBatches } from './settle-batches.service'

/** A call that died frees the store for others after this. */
const LEASE_MS = 30_000
/** A step of an import takes a second or two; one of its undoing, a page of rows, up to twenty. */
const STEP_MS_MAX = 25_000
/** A function lives no longer than this. */
const CALL_MS_MAX = 60_000

/** One call at a time imports into a store: what it writes in lists belongs to nobody until its last write. */
export interface Lease {
  /** Before each step. @throws DomainError BUSY when another call has taken the store meanwhile */
  hold(): Promise<void>
  release(): Promise<void>
}

/**
 * What calls that died have left of their batches in the store is finished first.
 * @throws DomainError BUSY while another call imports into the store
 */
export async function takeLease(context: Context, storeId: string): Promise<Lease> {
  const { db, now, log } = context
  const token = newId('imp')
  const startedAt = performance.now()
  // `now` is when the call began. By the time it asks, it has read a file, or done other jobs of the same tick.
  const begunAgoMs = Math.min(Math.max(0, Date.now() - now), CALL_MS_MAX)
  const until = () => now + begunAgoMs + Math.round(performance.now() - startedAt) + LEASE_MS
  await take()
  await settleBatches(db, storeId)
  let heldUntil = until()
  return {
    async hold() {
      // The lease taken a moment ago is good for this step too.
      if (heldUntil - (until() - LEASE_MS) > STEP_MS_MAX) return
      heldUntil = until()
      if (!(await holdLease(db, { _id: storeId, token, until: heldUntil }))) throw new DomainError('BUSY')
    },
    async release() {
      // The lease ends by itself. This only decides how soon the next call may begin.
      await holdLease(db, { _id: storeId, token, until: 0 }).catch((error) =>
        log.error('an import keeps its store for a while', error),
      )
    },
  }

  async function take(): Promise<void> {
    const lease = { _id: storeId, token, until: until() }
    if (await takeOverLease(db, lease, now)) return
    try {
      await insertLease(db, lease)
    } catch (error) {
      throw error instanceof DuplicateKeyError ? new DomainError('BUSY') : error
    }
  }
}
