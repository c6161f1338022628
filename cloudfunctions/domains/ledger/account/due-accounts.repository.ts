import type { BusinessDay, BusinessMonth } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import type { Filter } from '../../../platform/db/filter'

// What the nightly jobs look for, each through its index, in pages ordered by id.
const accounts = collection<Account>('accounts')

const listDue = (db: Db, due: Filter, afterId: string | null, limit: number) =>
  db.page(accounts, { where: { ...due, status: 'active' }, afterId, limit })

/** Accounts with a lot of points that ends before `month`. */
export const listWithEndedLots = (db: Db, month: BusinessMonth, afterId: string | null, limit: number) =>
  listDue(db, { 'points.lots.endsMonth': { lt: month } }, afterId, limit)

/** Accounts whose tier was valid until before `day`. */
export const listWithEndedTier = (db: Db, day: BusinessDay, afterId: string | null, limit: number) =>
  listDue(db, { 'tier.untilDay': { lt: day } }, afterId, limit)
