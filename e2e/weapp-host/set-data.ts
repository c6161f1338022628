type Container = Record<string, unknown>

/** Writes `root.cn.[0].v` style paths as `setData` does. Values cross to the view as JSON, so they are copied that way. */
export function applySetData(data: Container, changes: Container): void {
  for (const [dataPath, value] of Object.entries(changes)) {
    writePath(data, keysOf(dataPath), value === undefined ? undefined : JSON.parse(JSON.stringify(value)))
  }
}

function keysOf(dataPath: string): string[] {
  return dataPath.split(/[.[\]]+/).filter((key) => key !== '')
}

function writePath(data: Container, keys: string[], value: unknown): void {
  const last = keys.at(-1)
  if (last === undefined) return
  let container = data
  keys.slice(0, -1).forEach((key, index) => {
    const next = container[key]
    if (typeof next !== 'object' || next === null) container[key] = /^\d+$/.test(keys[index + 1] ?? '') ? [] : {}
    container = container[key] as Container
  })
  container[last] = value
}
