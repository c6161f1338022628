import { cover, uncover } from '../../platform/crypto/id-cipher'

const PURPOSE = 'inviter'
const PREFIX = 'mem_'

/** What a member's invitations carry: the same for ever, and nothing of the number that is shown at the till. */
export function inviterCodeOf(memberId: string): string {
  return cover(PURPOSE, memberId.slice(PREFIX.length))
}

/** Whose code it may be; null for what is no code. Whether such a member exists, only the database knows. */
export function memberIdOfCode(text: string | null | undefined): string | null {
  const code = uncover(PURPOSE, (text ?? '').trim().toUpperCase())
  return code && `${PREFIX}${code}`
}
