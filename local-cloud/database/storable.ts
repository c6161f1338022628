import { requestFailed } from '../wire/errors'
import { isPlainObject } from './values'

const DOCUMENT_BYTES_MAX = 5 * 1024 * 1024
const DEPTH_MAX = 100

/** Refuses what the database would not store. */
export function checkStorable(value: unknown): asserts value is Record<string, unknown> {
  if (!isPlainObject(value)) throw requestFailed('a document must be an object')
  if (Array.isArray(value._id) || value._id instanceof RegExp) {
    throw requestFailed("The '_id' value cannot be an array or a regular expression")
  }
  // Long before the limit is reached, the size is only estimated: measuring every small write would be a waste.
  const bytes = roughBytes(value, 0)
  if (bytes > DOCUMENT_BYTES_MAX / 4 && Buffer.byteLength(JSON.stringify(value)) > DOCUMENT_BYTES_MAX) {
    throw requestFailed(`object to insert too large. max size in bytes: ${DOCUMENT_BYTES_MAX}`)
  }
}

/** Counts UTF-16 units, each at most three bytes, and checks the names on the way. */
function roughBytes(value: unknown, depth: number): number {
  if (typeof value === 'string') return value.length
  if (depth > DEPTH_MAX) throw requestFailed(`Document exceeds maximum nested object depth of ${DEPTH_MAX}`)
  if (Array.isArray(value)) return value.reduce((sum: number, element) => sum + roughBytes(element, depth + 1), 8)
  if (!isPlainObject(value)) return 8
  let bytes = 8
  for (const name in value) {
    checkName(name)
    bytes += name.length + roughBytes(value[name], depth + 1)
  }
  return bytes
}

function checkName(name: string): void {
  if (name.startsWith('$')) throw requestFailed(`The dollar ($) prefixed field '${name}' is not valid for storage.`)
  if (name.includes('.')) throw requestFailed(`The dotted field '${name}' is not valid for storage.`)
  if (name === '' || name.includes('\0')) throw requestFailed('a field needs a name without null characters')
}
