import { isPlainObject } from './values'

/**
 * All values that a dotted path may mean in a document, as queries see them: arrays on the way are walked element by
 * element, a number may be an index. An array at the end comes as one value; the predicate looks inside itself.
 * `missing` tells whether some branch had no such field.
 */
export interface PathValues {
  values: unknown[]
  missing: boolean
}

const pathParts = new Map<string, string[]>()

export function partsOf(path: string): string[] {
  let parts = pathParts.get(path)
  if (parts === undefined) {
    parts = path.split('.')
    // Paths come from code, but a test may make them up: keep the memory bounded.
    if (pathParts.size > 5000) pathParts.clear()
    pathParts.set(path, parts)
  }
  return parts
}

export function valuesAt(document: unknown, path: string): PathValues {
  const found: PathValues = { values: [], missing: false }
  collect(document, partsOf(path), 0, found)
  if (found.values.length === 0) found.missing = true
  return found
}

function collect(value: unknown, parts: string[], depth: number, found: PathValues): void {
  const part = parts[depth]
  if (part === undefined) {
    found.values.push(value)
    return
  }
  if (Array.isArray(value)) {
    if (/^\d+$/.test(part) && Number(part) < value.length) collect(value[Number(part)], parts, depth + 1, found)
    for (const element of value) if (isPlainObject(element)) collect(element, parts, depth, found)
    return
  }
  if (!isPlainObject(value) || !Object.hasOwn(value, part)) {
    found.missing = true
    return
  }
  collect(value[part], parts, depth + 1, found)
}

/** The values that an index holds for one field: array elements one by one, null for nothing. */
export function indexedValuesAt(
  document: unknown,
  path: string,
): { values: unknown[]; multikey: boolean; missing: boolean } {
  if (!path.includes('.') && isPlainObject(document)) {
    const value = document[path]
    if (!Array.isArray(value)) return { values: [value ?? null], multikey: false, missing: value === undefined }
  }
  const found = valuesAt(document, path)
  const values: unknown[] = []
  let multikey = found.values.length > 1
  for (const value of found.values) {
    if (!Array.isArray(value)) values.push(value)
    else {
      multikey = true
      // An empty array has an entry of its own, before null; here it shares null's, which finds it just as well.
      if (value.length === 0) values.push(null)
      else for (const element of value) values.push(element)
    }
  }
  if (found.missing) values.push(null)
  return { values, multikey, missing: found.missing && found.values.length === 0 }
}
