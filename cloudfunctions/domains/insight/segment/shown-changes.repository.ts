import type { SegmentChange } from '#shared/ledger/account/portrait'
import { collection } from '../../../platform/db/collection'
import { many } from '../../../platform/noun/shown-records'

export const shownChanges = many(collection<SegmentChange>('segment_changes'), { of: 'memberId', newestBy: 'at' })
