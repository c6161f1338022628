import type { StoredCollection } from './collection'
import type { Document, FindOptions, Query } from './engine'
import { type Plan, planQuery } from './plan'
import { compileQuery } from './query'
import { checkSort, type SortSpec, sortDocuments } from './sort'
import type { Store } from './store'
import type { WriteKind } from './unique'
import { canonicalKey } from './values'

/** What a call sees of the database: the committed state, or a transaction's snapshot with its own writes. */
export interface View {
  collection(name: string): StoredCollection
  /** How many documents there are, when that is known without looking. */
  size?(collection: string): number
  get(collection: string, id: unknown): Document | null
  /** The documents that a plan leads to, in its order if that still holds. */
  documents(collection: string, plan: Plan): { documents: Iterable<Document>; ordered: boolean }
}

export interface Writer extends View {
  /** Null removes. Throws what the service refuses. */
  write(collection: string, id: unknown, document: Document | null, kind: WriteKind): void
}

/** Who wants to know how many documents a query looked at answers whom to tell. */
export type PlanCheck = (collection: string, plan: Plan, query: Query, sort: SortSpec) => (looked: number) => void

export function committedView(store: Store): View {
  return {
    collection: store.collection,
    size: (name) => store.collection(name).count,
    get: (name, id) => store.collection(name).records.get(canonicalKey(id))?.document ?? null,
    documents: (_name, plan) => ({ documents: living(plan), ordered: plan.ordered }),
  }
}

function* living(plan: Plan): Iterable<Document> {
  for (const { document } of plan.records) if (document !== null) yield document
}

export function findDocuments(view: View, name: string, options: FindOptions, check?: PlanCheck): Document[] {
  const { query = {}, sort = {}, skip = 0, limit = Number.POSITIVE_INFINITY } = options
  checkSort(sort)
  const matches = compileQuery(query)
  const plan = planQuery(view.collection(name), query, sort)
  const tell = check?.(name, plan, query, sort)
  const { documents, ordered } = view.documents(name, plan)
  const inOrder = ordered || Object.keys(sort).length === 0
  const found: Document[] = []
  let looked = 0
  for (const document of documents) {
    looked += 1
    if (!matches(document)) continue
    found.push(document)
    if (inOrder && found.length >= skip + limit) break
  }
  tell?.(looked)
  const sorted = inOrder ? found : sortDocuments(found, sort, (document) => document)
  return sorted.slice(skip, skip + limit)
}

export function countDocuments(view: View, name: string, query: Query, check?: PlanCheck): number {
  // Counting all looks at no document, so it is no scan.
  const all = Object.keys(query).length === 0
  if (all && view.size !== undefined) return view.size(name)
  const matches = compileQuery(query)
  const plan = planQuery(view.collection(name), query, all ? { _id: 1 } : {})
  const tell = check?.(name, plan, query, {})
  let [looked, count] = [0, 0]
  for (const document of view.documents(name, plan).documents) {
    looked += 1
    if (matches(document)) count += 1
  }
  tell?.(looked)
  return count
}
