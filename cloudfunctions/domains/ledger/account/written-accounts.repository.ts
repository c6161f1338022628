import type { Account } from '#shared/ledger/account/account'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import { listSince, type ReadingSpan } from '../../../platform/db/written-since'

const accounts = collection<Account>('accounts')

/** Accounts in the order in which they were changed. */
export const listAccountsSince = (db: Db, reading: ReadingSpan) =>
  listSince(db, accounts, { field: 'updatedAt' }, reading)
/** Accounts in the order in which their members were seen last. */
export const listSeenSince = (db: Db, reading: ReadingSpan) =>
  listSince(db, accounts, { field: 'counters.lastSeenAt' }, reading)
