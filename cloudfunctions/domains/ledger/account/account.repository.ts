import type { Account } from '#shared/ledger/account/account'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const accounts = collection<Account>('accounts')

export const findAccount = (reader: Reader, memberId: string) => reader.find(accounts, memberId)
export const findAccounts = (db: Db, memberIds: readonly string[]) => db.findMany(accounts, memberIds)
export const insertAccount = (tx: Tx, account: Account) => tx.insert(accounts, account)
/** Outside transactions, only for members that nothing refers to yet. */
export const addAccounts = (db: Db, documents: readonly Account[]) => db.insertMany(accounts, documents)
export const removeAccounts = (db: Db, memberIds: readonly string[]) =>
  db.removeWhere(accounts, { _id: { in: memberIds } })
export const saveAccount = (tx: Tx, account: Account) => tx.save(accounts, account)
export const pageAccounts = (db: Db, afterId: string | null, limit: number) => db.page(accounts, { afterId, limit })
const MERGED_MAX = 1000

export const listMergedInto = (db: Db, accountIds: readonly string[]) =>
  db.list(accounts, { where: { mergedInto: { in: accountIds } }, limit: MERGED_MAX })
export const countAccountsOfTier = (db: Db, tierKey: string) =>
  db.count(accounts, { 'tier.key': tierKey, status: 'active' })
