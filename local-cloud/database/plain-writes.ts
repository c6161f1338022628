import { transactionBusy } from '../wire/errors'
import { Blocked, documentLock, type Locks } from './locks'
import type { Store } from './store'
import type { Transaction, Transactions } from './transactions'
import { duplicateUniqueKey, holderOf, uniqueKeyChanges } from './unique'
import { canonicalKey } from './values'
import { committedView, type Writer } from './view'

/** Writes outside transactions: each commits at once, and waits where a transaction holds the document. */
export function plainWriter(store: Store, locks: Locks<Transaction>): Writer {
  const waitFor = (lock: string) => {
    if (locks.ownerOf(lock) !== undefined) throw new Blocked(lock)
  }
  return {
    ...committedView(store),
    write: (name, id, document, kind) => {
      const collection = store.collection(name)
      const idKey = canonicalKey(id)
      waitFor(documentLock(name, idKey))
      const before = collection.records.get(idKey)?.document ?? null
      const { claimed } = uniqueKeyChanges(collection, before, document)
      for (const key of claimed) {
        waitFor(key.lock)
        const holder = holderOf(key)
        if (holder !== undefined && holder.idKey !== idKey) throw duplicateUniqueKey(kind, name, key)
      }
      store.commit([{ collection: name, id, document }])
    },
  }
}

/** Runs one step; when it meets a lock, waits and runs it anew, so that it decides on what is true then. */
export type Retry = <T>(step: () => T) => Promise<T>

export function retryWhenFree(locks: Locks<Transaction>, transactions: Transactions, lockWaitMs: number): Retry {
  return async (step) => {
    const deadline = performance.now() + lockWaitMs
    for (;;) {
      try {
        return step()
      } catch (error) {
        if (!(error instanceof Blocked)) throw error
        await waitForLock(error.lock, deadline - performance.now())
      }
    }
  }

  async function waitForLock(lock: string, ms: number): Promise<void> {
    if (ms <= 0) throw transactionBusy()
    transactions.expire()
    const owner = locks.ownerOf(lock)
    if (owner === undefined) return
    await locks.untilReleased(lock, Math.min(ms, transactions.remainingMs(owner) + 1))
  }
}
