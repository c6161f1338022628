/**
 * Documents as columns: all values that stand at the same place one after the other. Values of a place are alike, so that
 * a column is packed into much less than lines of documents are.
 */
export interface Column {
  place: string
  /** The keys of objects that stand here, each list once. */
  forms: string[][]
  /** A plain value as it is; `[n]` for a list of n, whose values are in the column below; `{ form }` for an object. */
  values: unknown[]
}

interface Written {
  column: Column
  known: Map<string, number>
}

const below = (place: string) => `${place}[]`
const at = (place: string, key: string) => `${place}.${key}`

export function toColumns(documents: readonly unknown[]): Column[] {
  const columns = new Map<string, Written>()
  const write = (place: string, value: unknown): void => {
    const found = columns.get(place) ?? { column: { place, forms: [], values: [] }, known: new Map<string, number>() }
    columns.set(place, found)
    const { column, known } = found
    if (Array.isArray(value)) {
      column.values.push([value.length])
      for (const each of value) write(below(place), each)
    } else if (value !== null && typeof value === 'object') {
      const keys = Object.keys(value)
      const form = known.get(keys.join('\n')) ?? column.forms.push(keys) - 1
      known.set(keys.join('\n'), form)
      column.values.push({ form })
      for (const [key, each] of Object.entries(value)) write(at(place, key), each)
    } else column.values.push(value)
  }
  for (const document of documents) write('', document)
  return [...columns.values()].map(({ column }) => column)
}

/** The reverse: values are taken in the order in which they were written. */
export function fromColumns(columns: readonly Column[], count: number): unknown[] {
  const taking = new Map(columns.map((column) => [column.place, { column, next: 0 }]))
  const read = (place: string): unknown => {
    const found = taking.get(place)
    if (!found || found.next >= found.column.values.length) throw new Error(`nothing more stands at ${place}`)
    const value = found.column.values[found.next]
    found.next += 1
    if (Array.isArray(value)) return Array.from({ length: Number(value[0]) }, () => read(below(place)))
    if (value === null || typeof value !== 'object') return value
    const keys = found.column.forms[(value as { form: number }).form] ?? [] // Written above.
    return Object.fromEntries(keys.map((key) => [key, read(at(place, key))]))
  }
  return Array.from({ length: count }, () => read(''))
}
