import type { Entry } from '#shared/ledger/points/entry'
import { collection } from '../../../platform/db/collection'
import { many } from '../../../platform/noun/shown-records'

export const shownRecords = { entries: many(collection<Entry>('entries'), { of: 'memberId', newestBy: 'seq' }) }
