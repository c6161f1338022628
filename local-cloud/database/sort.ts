import { requestFailed } from '../wire/errors'
import { indexedValuesAt } from './paths'
import { compareValues } from './values'

export type SortSpec = Record<string, 1 | -1>

const SORT_FIELDS_MAX = 32

export function checkSort(sort: Record<string, unknown>): asserts sort is SortSpec {
  const fields = Object.entries(sort)
  if (fields.length > SORT_FIELDS_MAX) throw requestFailed('too many fields in the sort')
  for (const [path, direction] of fields) {
    if (direction !== 1 && direction !== -1) {
      throw requestFailed(`$sort key ordering must be 1 (for ascending) or -1 (for descending): ${path}`)
    }
  }
}

/** A comparison that leaves equals where they are. */
export function compareBySort(sort: SortSpec): (a: unknown, b: unknown) => number {
  checkSort(sort)
  const fields = Object.entries(sort)
  return (a, b) => compareSortKeys(fields, sortKeyOf(fields, a), sortKeyOf(fields, b))
}

/** Computes each document's key once. */
export function sortDocuments<T>(items: T[], sort: SortSpec, documentOf: (item: T) => unknown): T[] {
  const fields = Object.entries(sort)
  return items
    .map((item) => ({ item, key: sortKeyOf(fields, documentOf(item)) }))
    .sort((a, b) => compareSortKeys(fields, a.key, b.key))
    .map(({ item }) => item)
}

/** An array counts with its smallest element upwards and its largest downwards; nothing counts as null. */
function sortKeyOf(fields: [string, 1 | -1][], document: unknown): unknown[] {
  return fields.map(([path, direction]) => {
    const { values } = indexedValuesAt(document, path)
    return values.reduce((best, value) => (direction * compareValues(value, best) < 0 ? value : best))
  })
}

function compareSortKeys(fields: [string, 1 | -1][], left: unknown[], right: unknown[]): number {
  for (let i = 0; i < fields.length; i++) {
    const order = compareValues(left[i], right[i])
    if (order !== 0) return order * (fields[i]?.[1] ?? 1)
  }
  return 0
}
