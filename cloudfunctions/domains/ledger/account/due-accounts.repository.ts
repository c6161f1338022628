import type { BusinessDay, BusinessMonth } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import type { Filter } from '../../../platform/db/filter'

// What the nightly jobs look for, each by its index, in pages in the order of ids.
const accounts = collection<Account>('accounts')

const listDue = (db: Db, due: Filter, afterId: string | null, limit: number) =>
  db.page(accounts, { where: { ...due, status: 'active' }, afterId, limit })

/** With a lot of a month before `month`. */
export const listWithEndedLots = (db: Db, month: BusinessMonth, afterId: string | null, limit: number) =>
  listDue(db, { 'points.lots.endsMonth': { lt: month } }, afterId, limit)

/** Whose tier's validity ended before `day`. */
export const listWithEndedTier = (db: Db, day: BusinessDay, afterId: string | null, limit: number) =>
  listDue(db, { 'tier.untilDay': { lt: day } }, afterId, limit)
