import type { Touch } from '#shared/growth/entrance/touch'
import { collection } from '../../../platform/db/collection'
import { many } from '../../../platform/noun/shown-records'

export const shownRecords = { touches: many(collection<Touch>('touches'), { of: 'memberId', newestBy: 'at' }) }
