import { setTimeout as wait } from 'node:timers/promises'
import { DomainError } from '../domain-error'
import type { Collection, Stored } from './collection'
import type { Tx } from './db'
import { isConflict } from './errors'
import type { SdkDatabase, SdkTransaction } from './sdk-port'
import { checkedId, checkStorable } from './storable'

const TRIES_MAX = 10
const BACKOFF_MS = 15

type Trip = <T>(call: () => Promise<T>) => Promise<T>

/**
 * The SDK's own `runTransaction` only repeats conflicts that `commit` reports; most are raised by an operation. So the
 * transaction is driven by hand here. A lost reply to `commit` is not repeated: nobody knows whether it was applied,
 * and the act's derived ids answer that when the request is sent again.
 */
export async function runTransaction<T>(sdk: SdkDatabase, trip: Trip, act: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(sdk, trip, act)
    } catch (error) {
      if (!isConflict(error)) throw error
      if (attempt >= TRIES_MAX) throw new DomainError('BUSY')
      await wait(BACKOFF_MS * attempt * (0.5 + Math.random()))
    }
  }
}

async function runOnce<T>(sdk: SdkDatabase, trip: Trip, act: (tx: Tx) => Promise<T>): Promise<T> {
  const transaction = await trip(() => sdk.startTransaction())
  let result: T
  try {
    result = await act(openTx(transaction, trip))
  } catch (error) {
    // After a conflict the service has aborted already and answers the rollback with an error that says nothing new.
    if (!isConflict(error)) await trip(() => transaction.rollback()).catch(() => undefined)
    throw error
  }
  await trip(() => transaction.commit())
  return result
}

function openTx(transaction: SdkTransaction, trip: Trip): Tx {
  const at = (collection: Collection<Stored>) => transaction.collection(collection.name)
  return {
    find: <D extends Stored>(from: Collection<D>, id: string) =>
      trip(async () => ((await at(from).doc(checkedId(id)).get()).data ?? null) as D | null),
    insert: (into, document) =>
      trip(async () => {
        await at(into).add({ data: checkStorable(document) })
      }),
    insertMany: async (into, documents) => {
      if (documents.length === 0) return
      await trip(() => at(into).add({ data: documents.map(checkStorable) }))
    },
    save: (into, document) =>
      trip(async () => {
        const { _id, ...rest } = checkStorable(document)
        await at(into).doc(checkedId(_id)).set({ data: rest })
      }),
    remove: (from, id) =>
      trip(async () => {
        await at(from).doc(checkedId(id)).remove()
      }),
  }
}
