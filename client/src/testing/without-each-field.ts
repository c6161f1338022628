interface DamagedAnswer<T> {
  /** 'standing.next.name', 'checkIn.week.0.day' */
  path: string
  value: T
}

/** The value once for each field, at any depth, with that field missing: what another release might have written. */
export function withoutEachField<T>(value: T): DamagedAnswer<T>[] {
  return pathsOf(value).map((path) => ({ path: path.join('.'), value: without(value, path) }))
}

function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, field]) => {
    const below = pathsOf(field).map((path) => [name, ...path])
    // All elements of a list are alike, so one is enough.
    return Array.isArray(value) ? (name === '0' ? below : []) : [[name], ...below]
  })
}

function without<T>(value: T, path: readonly string[]): T {
  const copy = JSON.parse(JSON.stringify(value)) as T
  const holder = path
    .slice(0, -1)
    .reduce((each, name) => each[name] as Record<string, unknown>, copy as Record<string, unknown>)
  delete holder[path[path.length - 1] ?? '']
  return copy
}
