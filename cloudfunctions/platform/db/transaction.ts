import { isDeepStrictEqual } from 'node:util'
import { invariant } from '#shared/kernel/invariant'
import { DomainError } from '../domain-error'
import { pause } from '../pause'
import type { Collection, StoredDocument } from './collection'
import type { Tx } from './db'
import { isConflict, isTransactionGone } from './errors'
import type { SdkDatabase, SdkTransaction } from './sdk-port'
import { checkedId, checkStorable } from './storable'
import type { Trip } from './trip'

const TRIES_MAX = 10
const BACKOFF_MS = 15
/** A transaction that the service has dropped took seconds already, and nobody would wait for a fourth try. */
const GONE_MAX = 2
/**
 * The SDK's own `runTransaction` only repeats conflicts that `commit` reports; most are raised by an operation. So the
 * transaction is driven by hand here: one operation after the other, for the service gives no word on two at once.
 * Only what a transaction writes is protected from others. Who decides from a document writes it too, or rests on an id
 * that a second decision of the same kind would take as well.
 */
export async function runTransaction<T>(sdk: SdkDatabase, trip: Trip, act: (tx: Tx) => Promise<T>): Promise<T> {
  let gone = 0
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(sdk, trip, act)
    } catch (error) {
      if (isTransactionGone(error)) gone += 1
      else if (!isConflict(error)) throw error
      if (attempt >= TRIES_MAX || gone > GONE_MAX) throw new DomainError('BUSY')
      await pause(BACKOFF_MS * attempt * (0.5 + Math.random()))
    }
  }
}

async function runOnce<T>(sdk: SdkDatabase, trip: Trip, act: (tx: Tx) => Promise<T>): Promise<T> {
  const transaction = await trip(() => sdk.startTransaction())
  const writes: Writes = new Map()
  let ended: unknown
  const noteEnd = (error: unknown) => {
    if (isConflict(error) || isTransactionGone(error)) ended = error
  }
  let result: T
  try {
    result = await act(openTx(transaction, trip, { writes, noteEnd }))
  } catch (error) {
    // After these two the service has aborted already and answers the rollback with an error that says nothing new. The
    // same from a call beside the transaction leaves it open, and it would hold its documents until it lapses.
    if (error !== ended) await trip(() => transaction.rollback()).catch(() => undefined)
    throw error
  }
  try {
    await trip(() => transaction.commit())
  } catch (error) {
    // The commit may have been done although its answer was an error or was lost.
    if (isConflict(error) || !(await hasHappened(sdk, trip, writes).catch(() => false))) throw error
  }
  return result
}

/** The documents as the transaction left them, by where they are; null for a removed one. */
type Writes = Map<string, { from: string; id: string; document: StoredDocument | null; isNew: boolean }>

/**
 * Whether what a transaction wrote is there. An inserted document answers for all, because they come together; without
 * one, each has to be as it was written. If not, the act may have been done and overtaken: done again it finds its own
 * facts, as when a request is sent again.
 */
async function hasHappened(sdk: SdkDatabase, trip: Trip, writes: Writes): Promise<boolean> {
  const all = [...writes.values()]
  const made = all.find(({ isNew }) => isNew)
  for (const { from, id, document } of made ? [made] : all) {
    const { data } = await trip(() => sdk.collection(from).doc(id).get())
    if (!isDeepStrictEqual(plain(data ?? null), plain(document))) return false
  }
  return true
}

// What the wire makes of a value: no -0, no missing prototype.
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

interface Course {
  writes: Writes
  /** Hears of every operation that failed. */
  noteEnd(error: unknown): void
}

function openTx(transaction: SdkTransaction, trip: Trip, { writes, noteEnd }: Course): Tx {
  const at = (collection: Collection<StoredDocument>) => transaction.collection(collection.name)
  const note = (
    { name: from }: Collection<StoredDocument>,
    id: string,
    document: StoredDocument | null,
    isNew: boolean,
  ) => {
    const key = `${from}/${id}`
    writes.set(key, { from, id, document, isNew: isNew || (document !== null && writes.get(key)?.isNew === true) })
  }
  let isUnderWay = false
  const operation: Trip = async (call) => {
    invariant(!isUnderWay, 'one operation of a transaction ends before the next begins')
    isUnderWay = true
    try {
      return await trip(call)
    } catch (error) {
      noteEnd(error)
      throw error
    } finally {
      isUnderWay = false
    }
  }
  const insert = <D extends StoredDocument>(into: Collection<D>, document: D) =>
    operation(async () => {
      await at(into).add({ data: checkStorable(document) })
      note(into, document._id, document, true)
    })
  return {
    find: <D extends StoredDocument>(from: Collection<D>, id: string) =>
      operation(async () => ((await at(from).doc(checkedId(id)).get()).data ?? null) as D | null),
    insert,
    insertEach: async (into, documents) => {
      for (const document of documents) await insert(into, document)
    },
    save: (into, document) =>
      operation(async () => {
        const { _id, ...rest } = checkStorable(document)
        await at(into).doc(checkedId(_id)).set({ data: rest })
        note(into, _id, document, false)
      }),
    remove: (from, id) =>
      operation(async () => {
        await at(from).doc(checkedId(id)).remove()
        note(from, id, null, false)
      }),
  }
}
