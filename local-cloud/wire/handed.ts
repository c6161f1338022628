import { encode } from './ejson'
import { CloudError } from './errors'
import { PACKET_BYTES_MAX } from './http'

/** How documents leave for the caller: as texts over HTTP, as copies for a caller in this process. */
export type Give = (document: unknown) => unknown

/** Documents that were handed over as they are, with nothing in them that the SDK would have to read in its own way. */
const handed = new WeakSet<object>()

export const isHanded = (document: object): boolean => handed.has(document)

/**
 * Gives copies instead of texts, as they would be once the text was read again. Whatever plain JSON does not say goes as a text.
 * All documents of one answer together may be as large as a packet, by the length of what is in them.
 * @throws CloudError when they are larger
 */
export function handing(): Give {
  let size = 0
  let isPlain = true
  const copyOf = (value: unknown): unknown => {
    switch (typeof value) {
      case 'string':
        size += value.length
        return value
      case 'number':
        size += 8
        if (!Number.isFinite(value)) isPlain = false
        // As after a text, which has no sign for it.
        return value === 0 ? 0 : value
      case 'boolean':
        return value
      case 'object':
        return value === null ? null : Array.isArray(value) ? value.map(copyInList) : copyOfObject(value)
      default:
        isPlain = false
        return value
    }
  }
  const copyInList = (value: unknown) => (value === undefined ? null : copyOf(value))
  const copyOfObject = (value: object): unknown => {
    if (Object.getPrototypeOf(value) !== Object.prototype) {
      isPlain = false
      return value
    }
    const copy: Record<string, unknown> = {}
    for (const [key, inner] of Object.entries(value)) {
      if (inner === undefined) continue
      // What extended JSON and the SDK's places of a map say by a name.
      if (key.startsWith('$') || key === 'coordinates') isPlain = false
      size += key.length
      copy[key] = copyOf(inner)
    }
    return copy
  }
  return (document) => {
    isPlain = true
    const copy = copyOf(document)
    if (size > PACKET_BYTES_MAX) throw new CloudError('DATABASE_REQUEST_FAILED', 'the result has more than 16 MB')
    if (!isPlain || typeof copy !== 'object' || copy === null) return encode(document)
    handed.add(copy)
    return copy
  }
}
