import { bareCode } from '#shared/kernel/typed-text'
import { isPlacement } from '#shared/kernel/watched-step'

const UNKNOWN = '?'

/**
 * What a join keeps of its key when the member has left: which of the shop's codes it was, because days that are counted again
 * say so, and nothing that may name somebody. A letter and a dot stand before an inviter's code; any other text is unknown to us.
 */
export function keptKey(key: string): string {
  const code = bareCode(key)
  if (isPlacement(code)) return code
  return key[1] === '.' ? key.slice(0, 2) : UNKNOWN
}
