import type { Account } from '#shared/ledger/account/account'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import type { Filter } from '../../../platform/db/filter'

// Accounts by what an index can find, in pages in the order of ids.
const accounts = collection<Account>('accounts')

const listActive = (db: Db, where: Filter, afterId: string | null, limit: number) =>
  db.page(accounts, { where: { ...where, status: 'active' }, afterId, limit })

export const listOfTiers = (db: Db, tierKeys: readonly string[], afterId: string | null, limit: number) =>
  listActive(db, { 'tier.key': { in: tierKeys } }, afterId, limit)
/** Whose last purchase was at `sinceAt` or later. */
export const listWithPurchaseSince = (db: Db, sinceAt: number, afterId: string | null, limit: number) =>
  listActive(db, { 'counters.lastPurchaseAt': { gte: sinceAt } }, afterId, limit)
/** However they stand: closed accounts are among them. */
export const countAccounts = (db: Db) => db.count(accounts, { _id: { gt: '' } })
