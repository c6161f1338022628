import { readTypedCode } from '#shared/kernel/checked-code'
import { cover, uncover } from '../../../platform/crypto/id-cipher'

const PURPOSE = 'inviter'
const PREFIX = 'mem_'

/** What a member's invitations carry: the same for ever, and nothing of the number that is shown at the till. */
export function inviterCodeOf(memberId: string): string {
  return cover(PURPOSE, memberId.slice(PREFIX.length))
}

/** The member id in a code; null for what is not a code. Only the database knows whether that member exists. */
export function memberIdOfCode(text: string | null | undefined): string | null {
  const read = readTypedCode(text ?? '')
  const code = read.kind === 'code' ? uncover(PURPOSE, read.code) : null
  return code && `${PREFIX}${code}`
}
