const RANDOM_LENGTH = 18

/**
 * Names one act. It is made before the first attempt and resent with every retry. Time and chance are enough: it only
 * has to differ from this member's other acts and is not a secret, and old phones have no `crypto`.
 */
export function newRequestId(): string {
  let random = ''
  while (random.length < RANDOM_LENGTH) random += Math.random().toString(36).slice(2)
  return `${Date.now().toString(36).padStart(9, '0')}-${random.slice(0, RANDOM_LENGTH)}`
}
