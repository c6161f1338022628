import type { DatabaseSchema } from '../schema'
import { noSuchCollection } from '../wire/errors'
import { createChangedRecords } from './changed-records'
import { createCollection, fillCollection, type StoredCollection, setDocument } from './collection'
import type { DatabaseDump, Document } from './engine'
import type { StoredRecord } from './record'

export interface Change {
  collection: string
  id: unknown
  /** Null removes. */
  document: Document | null
}

/** What survives: called with every commit, before it is acknowledged. */
export interface CommitLog {
  append(changes: Change[]): void
  createCollection(name: string): void
  /** Everything was replaced. */
  replace(dump: DatabaseDump): void
  /** Called after commits: a good moment to write a shorter log. */
  compactIfLarge(current: () => DatabaseDump): void
}

/** The committed state. */
export interface Store {
  collection(name: string): StoredCollection
  hasCollection(name: string): boolean
  collections(): StoredCollection[]
  addCollection(name: string): void
  /** All of them or, after a crash, none. */
  commit(changes: Change[]): void
  /** The number of the latest commit: what a transaction that starts now will see. */
  version(): number
  /** Records changed since the oldest open transaction began, of one collection. */
  changedRecords(collection: string): Iterable<StoredRecord>
  /** While on, earlier states of changed documents are kept for open transactions. */
  keepHistory(on: boolean): void
  dump(): DatabaseDump
  load(dump: DatabaseDump): void
}

export function createStore(schema: DatabaseSchema, initial: DatabaseDump, log: CommitLog | null): Store {
  const collections = new Map<string, StoredCollection>()
  const changed = createChangedRecords()
  let version = 0
  let historyKept = false
  let commitLog: CommitLog | null = null

  function open(name: string): StoredCollection {
    const made = createCollection(name, schema.collections[name] ?? {})
    collections.set(name, made)
    return made
  }

  function collection(name: string): StoredCollection {
    const found = collections.get(name)
    if (found === undefined) throw noSuchCollection(name)
    return found
  }

  function commit(changes: Change[]): void {
    if (changes.length === 0) return
    commitLog?.append(changes)
    version += 1
    for (const change of changes) {
      const record = setDocument(collection(change.collection), change.id, change.document, {
        version,
        keepHistory: historyKept,
      })
      if (historyKept) changed.note(change.collection, record)
    }
    commitLog?.compactIfLarge(dump)
  }

  function forgetHistory(): void {
    changed.forget((name, { idKey }) => collections.get(name)?.records.delete(idKey))
  }

  function dump(): DatabaseDump {
    return { collections: Object.fromEntries([...collections.values()].map((from) => [from.name, documentsOf(from)])) }
  }

  function load(content: DatabaseDump): void {
    commitLog?.replace(content)
    version += 1
    forgetHistory()
    collections.clear()
    for (const name of Object.keys(schema.collections)) open(name)
    for (const [name, documents] of Object.entries(content.collections)) {
      fillCollection(collections.get(name) ?? open(name), documents, version)
    }
  }

  // The initial state comes from the log; it need not go there again.
  load(initial)
  commitLog = log

  return {
    collection,
    hasCollection: (name) => collections.has(name),
    collections: () => [...collections.values()],
    addCollection: (name) => {
      commitLog?.createCollection(name)
      open(name)
    },
    commit,
    version: () => version,
    changedRecords: changed.of,
    keepHistory: (on) => {
      historyKept = on
      if (!on) forgetHistory()
    },
    dump,
    load,
  }
}

function documentsOf(collection: StoredCollection): Document[] {
  const documents: Document[] = []
  for (const { document } of collection.records.values()) if (document !== null) documents.push(document)
  return documents
}
