import { transactionBusy } from '../wire/errors'
import { documentLock, type Locks } from './locks'
import type { Store } from './store'
import type { Transaction } from './transactions'
import { duplicateUniqueKey, holderOf, uniqueKeyChanges } from './unique'
import { canonicalKey } from './values'
import { committedView, type Writer } from './view'

/** Writes outside transactions: each commits at once, and is turned away where a transaction holds the document. */
export function plainWriter(store: Store, locks: Locks<Transaction>, expire: () => void): Writer {
  const refuseHeld = (lock: string) => {
    if (locks.ownerOf(lock) === undefined) return
    // It may be held by one whose time is over.
    expire()
    if (locks.ownerOf(lock) !== undefined) throw transactionBusy()
  }
  return {
    ...committedView(store),
    write: (name, id, document, kind) => {
      const collection = store.collection(name)
      const idKey = canonicalKey(id)
      refuseHeld(documentLock(name, idKey))
      const before = collection.records.get(idKey)?.document ?? null
      const { claimed } = uniqueKeyChanges(collection, before, document)
      for (const key of claimed) {
        refuseHeld(key.lock)
        const holder = holderOf(key)
        if (holder !== undefined && holder.idKey !== idKey) throw duplicateUniqueKey(kind, name, key)
      }
      store.commit([{ collection: name, id, document }])
    },
  }
}
