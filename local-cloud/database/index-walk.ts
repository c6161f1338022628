import { requestFailed } from '../wire/errors'
import type { Bound, Constraint } from './constraints'
import { compareKeys, type IndexEntry } from './declared-index'
import type { IndexUse } from './plan'
import type { StoredRecord } from './record'
import { compareValues, typeRank } from './values'

const COMBINATIONS_MAX = 100_000

/** The records under the used part of an index, each once. */
export function walkIndex(use: IndexUse): Iterable<StoredRecord> {
  const prefixes = combinations(use.points)
  const repeats = use.index.multikeyCount > 0 || prefixes.length > 1
  return repeats ? once(walkPrefixes(use, prefixes)) : walkPrefixes(use, prefixes)
}

function* walkPrefixes(use: IndexUse, prefixes: unknown[][]): Iterable<StoredRecord> {
  for (const prefix of prefixes) {
    const place = placeOf(use, prefix)
    const entries = use.index.entries.walk(
      (entry) => place(entry) >= 0,
      (entry) => place(entry) > 0,
      use.backwards,
    )
    for (const { record } of entries) yield record
  }
}

/** Before (-1), inside (0) or after (1) the wanted stretch of the index. */
function placeOf({ index, range }: IndexUse, prefix: unknown[]): (entry: IndexEntry) => number {
  const field = index.fields[prefix.length]
  const within = range === null || field === undefined ? null : rangeTest(range, index.multikeyCount > 0)
  return (entry) => {
    const order = prefix.length === 0 ? 0 : compareKeys(index.fields, entry.key, prefix)
    if (order !== 0 || within === null) return order
    return within(entry.key[prefix.length]) * (field?.direction ?? 1)
  }
}

function rangeTest({ lower, upper }: Constraint, multikey: boolean): (value: unknown) => number {
  const sameType = lower === undefined || upper === undefined || typeRank(lower.value) === typeRank(upper.value)
  // In an array one element may pass one bound and another the other: only one bound narrows the walk.
  const upperUsed = lower !== undefined && (multikey || !sameType) ? undefined : upper
  const rank = typeRank((lower ?? upperUsed)?.value)
  return (value) => {
    const difference = typeRank(value) - rank
    if (difference !== 0) return difference
    if (lower !== undefined && isOutside(lower, compareValues(value, lower.value))) return -1
    if (upperUsed !== undefined && isOutside(upperUsed, compareValues(upperUsed.value, value))) return 1
    return 0
  }
}

function isOutside({ inclusive }: Bound, order: number): boolean {
  return order < 0 || (order === 0 && !inclusive)
}

function combinations(points: unknown[][]): unknown[][] {
  let prefixes: unknown[][] = [[]]
  for (const values of points) {
    if (prefixes.length * values.length > COMBINATIONS_MAX) throw requestFailed('too many values in $in')
    prefixes = prefixes.flatMap((prefix) => values.map((value) => [...prefix, value]))
  }
  return prefixes
}

function* once(records: Iterable<StoredRecord>): Iterable<StoredRecord> {
  const seen = new Set<StoredRecord>()
  for (const record of records) {
    if (seen.has(record)) continue
    seen.add(record)
    yield record
  }
}
