import type { Clock } from '../clock'
import type { CloudOptions } from '../cloud'
import { type DiskLog, openDiskLog } from './commit-log'
import { createEngine, type Engine } from './engine'
import { lockFolder } from './folder-lock'
import { createLocks } from './locks'
import { plainWriter } from './plain-writes'
import { createStore, type Store } from './store'
import { createTransactions, type Transaction, type Transactions } from './transactions'
import type { Writer } from './view'

export interface Database {
  engine: Engine
  store: Store
  transactions: Transactions
  /** Writes outside transactions. */
  writer: Writer
  close(): void
}

export function openDatabase(options: CloudOptions, clock: Clock): Database {
  const disk = options.dataDir === undefined ? null : openFolder(options.dataDir, options.sync ?? false)
  const store = createStore(options.schema, disk?.log.initial ?? { collections: {} }, disk?.log ?? null)
  const locks = createLocks<Transaction>()
  const transactions = createTransactions(store, locks, clock)
  const stopListening = clock.onChange(transactions.expire)
  const writer = plainWriter(store, locks, transactions.expire)
  return {
    engine: createEngine(store, writer, transactions.abortAll),
    store,
    transactions,
    writer,
    close: () => {
      stopListening()
      transactions.abortAll()
      disk?.close()
    },
  }
}

function openFolder(dir: string, sync: boolean): { log: DiskLog; close(): void } {
  const unlock = lockFolder(dir)
  try {
    const log = openDiskLog({ dir, sync })
    return {
      log,
      close: () => {
        log.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}
