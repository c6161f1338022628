import type { Account } from '#shared/ledger/account/account'
import type { Db, Reader } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { findAccount } from '../../ledger/account/account.face'
import { findMember, listMergedInto } from './member.repository'

const MERGES_MAX = 5
const RECORDS_MAX = 100

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

/** The record itself and all that were ever merged into it, one into the other: what they own is one person's. */
export async function recordsOfPerson(db: Db, memberId: string): Promise<string[]> {
  const all = [memberId]
  let latest = all
  for (let merges = 0; merges < MERGES_MAX && latest.length > 0; merges += 1) {
    latest = (await listMergedInto(db, latest, RECORDS_MAX)).map(({ _id }) => _id)
    all.push(...latest)
  }
  return all
}
