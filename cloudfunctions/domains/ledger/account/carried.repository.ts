import type { Account } from '#shared/ledger/account/account'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

const accounts = collection<Account>('accounts')

/** Accounts that carry told facts, the longest told first: index byTold. */
export const listCarrying = (db: Db, limit: number) =>
  db.list(accounts, { where: { 'told.toldAt': { gt: 0 } }, orderBy: [['told.toldAt', 'asc']], limit })
