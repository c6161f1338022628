import { createHash } from 'node:crypto'
import { ID_ALPHABET } from '#shared/kernel/id-alphabet'

const LENGTH = 4

/**
 * Tells the coupons of one member apart at the till. It follows from the id, so that it needs no counter; two coupons
 * of one wallet share it once in a million pairs, and then both are the member's own.
 */
export function couponNumberOf(couponId: string): string {
  const digest = createHash('sha256').update(couponId).digest()
  return [...digest.subarray(0, LENGTH)].map((byte) => ID_ALPHABET[byte % 32]).join('')
}
