import type { Account } from '#shared/account/account'
import type { Reader } from '../../platform/db/db'
import { DomainError } from '../../platform/domain-error'
import { findAccount } from '../account/account.repository'
import { findMember } from './member.repository'

const MERGES_MAX = 5

/**
 * The account that answers for what a member did: their own, or after a merge the one that carries on. A closed account
 * answers too, because its purchases can still be refunded. @throws DomainError MEMBER_NOT_FOUND
 */
export async function getHolder(reader: Reader, memberId: string): Promise<Account> {
  let holderId = memberId
  for (let merges = 0; merges <= MERGES_MAX; merges += 1) {
    const account = await findAccount(reader, holderId)
    if (account && account.status !== 'merged') return account
    const next = account && (await findMember(reader, holderId))?.merge?.into
    if (!next) break
    holderId = next
  }
  throw new DomainError('MEMBER_NOT_FOUND')
}
