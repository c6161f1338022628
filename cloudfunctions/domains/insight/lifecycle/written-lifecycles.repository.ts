import type { Lifecycle } from '#shared/insight/lifecycle/lifecycle'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import { listSince, type ReadingSpan } from '../../../platform/db/written-since'

const lifecycles = collection<Lifecycle>('lifecycles')

/** Standings in the order in which they were published. */
export const listLifecyclesSince = (db: Db, reading: ReadingSpan) =>
  listSince(db, lifecycles, { field: 'lookedAt' }, reading)
