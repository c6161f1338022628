import type { Account } from '#shared/ledger/account/account'
import { areGiftsHeld } from '#shared/ledger/account/gifts-held'
import type { Reader, Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { findAccount, insertAccount, saveAccount } from './account.repository'

/** @throws DomainError MEMBER_NOT_FOUND, or MEMBER_CLOSED when the account was closed or merged into another. */
export async function getActiveAccount(reader: Reader, memberId: string): Promise<Account> {
  const account = await findAccount(reader, memberId)
  if (!account) throw new DomainError('MEMBER_NOT_FOUND')
  if (account.status !== 'active') throw new DomainError('MEMBER_CLOSED')
  return account
}

/** For what gives something away: it waits while a person looks at how the member came. @throws DomainError GIFTS_HELD */
export function requireGiftsFree(account: Account, now: number): void {
  if (areGiftsHeld(account, now)) throw new DomainError('GIFTS_HELD', { untilAt: account.giftsHeld?.untilAt ?? null })
}

/** A longer chain of merges is a fault; following it stops here. */
export const MERGES_MAX = 5

/** The account at the end of a record's merges, usually its own. `intoOf` tells what a record was merged into. */
export async function findHeir(
  reader: Reader,
  recordId: string,
  intoOf: (merged: Account) => Promise<string | null | undefined>,
): Promise<Account | null> {
  let account = await findAccount(reader, recordId)
  for (let merges = 0; merges < MERGES_MAX && account?.status === 'merged'; merges += 1) {
    const into = await intoOf(account)
    if (!into) break
    account = await findAccount(reader, into)
  }
  return account
}

/** The account that answers for a record: its own, or after a merge the one that carries on. @throws as above */
export async function getAnsweringAccount(reader: Reader, recordId: string): Promise<Account> {
  const account = await findHeir(reader, recordId, async ({ mergedInto }) => mergedInto)
  if (!account) throw new DomainError('MEMBER_NOT_FOUND')
  if (account.status !== 'active') throw new DomainError('MEMBER_CLOSED')
  return account
}

/** Writes a new account, in the transaction that makes its member. */
export async function openAccount(tx: Tx, account: Account): Promise<void> {
  await insertAccount(tx, account)
}

/** Writes the account back: once, as the last write of an act. */
export async function keepAccount(tx: Tx, account: Account, now: number): Promise<Account> {
  const kept = { ...account, updatedAt: now }
  await saveAccount(tx, kept)
  return kept
}

/**
 * For an act that rests on an account without changing it. The account is written all the same, because others may
 * change what a transaction only reads before it commits. @throws DomainError as `getActiveAccount`
 */
export async function holdActiveAccount(tx: Tx, memberId: string, now: number): Promise<Account> {
  const account = await getActiveAccount(tx, memberId)
  // It must differ from before, because writing the same document again conflicts with nobody.
  return keepAccount(tx, account, Math.max(now, account.updatedAt + 1))
}
