import type { Account } from '#shared/ledger/account/account'
import { withCards } from '#shared/ledger/account/make-up-cards'
import type { Db, Tx } from '../../../platform/db/db'
import { inReads } from '../../../platform/db/in-reads'
import { findAccount, listMergedInto } from './account.repository'
import { keepAccount, MERGES_MAX } from './account.service'

/**
 * The accounts of all records that were merged into this one, directly or not, as they stood then. Read beside the
 * transaction, after the account: a merge meanwhile meets this at the account.
 */
export async function listMergedAccounts(db: Db, accountId: string): Promise<Account[]> {
  return (await mergedAccountsOf(db, [accountId])).get(accountId) ?? []
}

/** The same of several at once: those of each that has any. */
export async function mergedAccountsOf(db: Db, accountIds: readonly string[]): Promise<Map<string, Account[]>> {
  const found = new Map<string, Account[]>()
  const heirs = new Map(accountIds.map((id) => [id, id]))
  let latest = accountIds
  for (let merges = 0; merges < MERGES_MAX && latest.length > 0; merges += 1) {
    const merged = await inReads(latest, (some) => listMergedInto(db, some))
    for (const account of merged) {
      const heir = heirs.get(account.mergedInto ?? '') ?? ''
      heirs.set(account._id, heir)
      found.set(heir, [...(found.get(heir) ?? []), account])
    }
    latest = merged.map(({ _id }) => _id)
  }
  return found
}

/**
 * Make-up cards that came or went with an entry of a record: on the account itself, which the caller keeps, or on the
 * record that was merged into it, because a merge leaves cards where they are.
 */
export async function moveCards(
  tx: Tx,
  account: Account,
  { recordId, change }: { recordId: string; change: number },
  now: number,
): Promise<Account> {
  if (recordId === account._id) return { ...account, checkIn: withCards(account.checkIn, change) }
  const record = change === 0 ? null : await findAccount(tx, recordId)
  if (record) await keepAccount(tx, { ...record, checkIn: withCards(record.checkIn, change) }, now)
  return account
}
