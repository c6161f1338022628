import type { Purchase } from '#shared/till/purchase/purchase'
import { collection } from '../../../platform/db/collection'
import { many } from '../../../platform/noun/shown-records'

export const shownRecords = { purchases: many(collection<Purchase>('purchases'), { of: 'memberId', newestBy: 'at' }) }
