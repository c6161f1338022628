/** Parts of a percent are not to be had: ten thousand would suggest a precision that a shop's numbers do not have. */
const BUCKETS = 100

/**
 * 0–99, the same for the same member and salt for ever: FNV-1a over both, then the finalizer of MurmurHash3 (public
 * domain, Austin Appleby), because FNV alone leaves the low bits of similar texts alike. Another salt shuffles anew.
 */
export function bucketOf(memberId: string, salt: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < salt.length; index += 1) hash = mix(hash, salt.charCodeAt(index))
  hash = mix(hash, 0x1f)
  for (let index = 0; index < memberId.length; index += 1) hash = mix(hash, memberId.charCodeAt(index))
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  // The upper part of the product instead of a remainder: every bucket gets the same share of the range.
  return Math.floor((((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32) * BUCKETS)
}

function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}
