import type { Account } from '#shared/ledger/account/account'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import type { Filter } from '../../../platform/db/filter'

// Accounts found through an index, in pages ordered by id.
const accounts = collection<Account>('accounts')

const listActive = (db: Db, where: Filter, afterId: string | null, limit: number) =>
  db.page(accounts, { where: { ...where, status: 'active' }, afterId, limit })

export const listOfTiers = (db: Db, tierKeys: readonly string[], afterId: string | null, limit: number) =>
  listActive(db, { 'tier.key': { in: tierKeys } }, afterId, limit)
/** Accounts whose last purchase was at `sinceAt` or later. */
export const listWithPurchaseSince = (db: Db, sinceAt: number, afterId: string | null, limit: number) =>
  listActive(db, { 'counters.lastPurchaseAt': { gte: sinceAt } }, afterId, limit)
/** Accounts of any status, closed ones included. */
export const countAccounts = (db: Db) => db.count(accounts, { _id: { gt: '' } })
