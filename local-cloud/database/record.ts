import type { Document } from './engine'

/** A place in a collection. It outlives its document while an open transaction may still see it. */
export interface StoredRecord {
  id: unknown
  /** Text form of the id: key of the map and of locks. */
  idKey: string
  /** Order of insertion: the natural order, and what breaks ties of a sort. */
  sequence: number
  document: Document | null
  /** The commit that wrote the document. */
  version: number
  /** Earlier states, newest last, kept only while transactions are open. */
  history: { document: Document | null; version: number }[]
}

/** The document as it was after the given commit. */
export function documentAt(record: StoredRecord, version: number): Document | null {
  if (record.version <= version) return record.document
  for (let i = record.history.length - 1; i >= 0; i--) {
    const state = record.history[i]
    if (state !== undefined && state.version <= version) return state.document
  }
  return null
}
