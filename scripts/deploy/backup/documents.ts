import tcb from '@cloudbase/node-sdk'
import type { CloudKey } from '../../cloud-key'

export interface StoredDocument {
  _id: string
  [field: string]: unknown
}

/** All documents of an environment, as a backup reads them and a restore writes them. */
export interface Documents {
  /** In the order of ids, after the one that is named; '' stands before all. */
  page(collection: string, afterId: string, limit: number): Promise<StoredDocument[]>
  /** Stores the document as it is, whether there was one or not. */
  put(collection: string, document: StoredDocument): Promise<void>
}

/** @param key null where the process says who it is, as a function does */
export function documentsOf(envId: string, key: CloudKey | null): Documents {
  const db = tcb.init({ env: envId, ...key }).database()
  return {
    page: async (collection, afterId, limit) => {
      const where = { _id: db.command.gt(afterId) }
      const { data } = await db.collection(collection).where(where).orderBy('_id', 'asc').limit(limit).get()
      return data as StoredDocument[] // Every document has an id.
    },
    put: async (collection, { _id, ...fields }) => {
      const reply: { code?: string; message?: string } = await db.collection(collection).doc(_id).set(fields)
      if (reply.code !== undefined) throw new Error(`${collection} ${_id}: ${reply.message ?? reply.code}`)
    },
  }
}
