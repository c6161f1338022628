import type schema from '../../database.json'

/** Collections are declared in `database.json`, which the local cloud and the deployment read too. */
export type CollectionName = keyof typeof schema.collections

/** A collection's name with the type of its documents. Only repositories make these. */
export interface Collection<D extends StoredDocument> {
  readonly name: CollectionName
  /** Only at compile time: carries the document type. */
  readonly __document?: D
}

export interface StoredDocument {
  _id: string
}

export function collection<D extends StoredDocument>(name: CollectionName): Collection<D> {
  return { name }
}
