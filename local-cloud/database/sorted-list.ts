/**
 * A sorted list in chunks: 100 000 entries stay cheap to insert into at any place, to seek in and to walk both ways.
 * Positions are found by a test that is false before some point of the order and true from there on.
 */
export interface SortedList<E> {
  insert(entry: E): void
  remove(entry: E): void
  /** Entries from the first that passes `from` up to before the first that passes `until`, in either direction. */
  walk(from: (entry: E) => boolean, until: (entry: E) => boolean, backwards?: boolean): Iterable<E>
  /** Replaces the content; much faster than one by one. */
  fill(entries: E[]): void
  size(): number
}

const CHUNK_MAX = 512

interface Position {
  chunk: number
  offset: number
}

export function createSortedList<E>(compare: (a: E, b: E) => number): SortedList<E> {
  let chunks: E[][] = []
  let size = 0

  function seek(test: (entry: E) => boolean): Position {
    const chunk = firstIndex(chunks.length, (i) => test(lastOf(chunks[i])))
    const entries = chunks[chunk]
    if (entries === undefined) return { chunk, offset: 0 }
    return { chunk, offset: firstIndex(entries.length, (i) => test(entries[i] as E)) } // Within its length.
  }

  function insert(entry: E): void {
    size += 1
    const { chunk, offset } = seek((other) => compare(other, entry) >= 0)
    const last = chunks.length - 1
    if (last < 0) chunks.push([entry])
    else if (chunk <= last) spliceIn(chunk, offset, entry)
    else spliceIn(last, chunks[last]?.length ?? 0, entry)
  }

  function spliceIn(chunk: number, offset: number, entry: E): void {
    const entries = chunks[chunk] ?? []
    entries.splice(offset, 0, entry)
    if (entries.length > CHUNK_MAX) chunks.splice(chunk + 1, 0, entries.splice(CHUNK_MAX / 2))
  }

  function remove(entry: E): void {
    const { chunk, offset } = seek((other) => compare(other, entry) >= 0)
    const entries = chunks[chunk]
    const found = entries?.[offset]
    if (entries === undefined || found === undefined || compare(found, entry) !== 0) return
    entries.splice(offset, 1)
    if (entries.length === 0) chunks.splice(chunk, 1)
    size -= 1
  }

  function* forwards(from: (entry: E) => boolean, until: (entry: E) => boolean): Iterable<E> {
    const start = seek(from)
    for (let chunk = start.chunk; chunk < chunks.length; chunk++) {
      const entries = chunks[chunk] ?? []
      for (let offset = chunk === start.chunk ? start.offset : 0; offset < entries.length; offset++) {
        const entry = entries[offset] as E // Within its length.
        if (until(entry)) return
        yield entry
      }
    }
  }

  function* backwards(from: (entry: E) => boolean, until: (entry: E) => boolean): Iterable<E> {
    const end = seek(until)
    for (let chunk = Math.min(end.chunk, chunks.length - 1); chunk >= 0; chunk--) {
      const entries = chunks[chunk] ?? []
      for (let offset = (chunk === end.chunk ? end.offset : entries.length) - 1; offset >= 0; offset--) {
        const entry = entries[offset] as E // Within its length.
        if (!from(entry)) return
        yield entry
      }
    }
  }

  return {
    insert,
    remove,
    walk: (from, until, reverse = false) => (reverse ? backwards(from, until) : forwards(from, until)),
    fill: (entries) => {
      const sorted = entries.slice().sort(compare)
      chunks = []
      for (let i = 0; i < sorted.length; i += CHUNK_MAX / 2) chunks.push(sorted.slice(i, i + CHUNK_MAX / 2))
      size = sorted.length
    },
    size: () => size,
  }
}

function lastOf<E>(entries: E[] | undefined): E {
  return (entries as E[]).at(-1) as E // Chunks are never empty, and the index is within the list.
}

/** The first index that passes, or the length. */
function firstIndex(length: number, test: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (test(middle)) high = middle
    else low = middle + 1
  }
  return low
}
