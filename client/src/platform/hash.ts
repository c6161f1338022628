const OFFSET = 0x811c9dc5
const PRIME = 0x01000193
// A different seed gives a different hash of the same text.
const OTHER_OFFSET = 0x9747b28c

/** 64 bits in hex: enough to compare, and impossible to read back. FNV-1a twice, because phones have no `crypto`. */
export function hashOf(text: string): string {
  return fnv1a(text, OFFSET) + fnv1a(text, OTHER_OFFSET)
}

function fnv1a(text: string, offset: number): string {
  let hash = offset
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
