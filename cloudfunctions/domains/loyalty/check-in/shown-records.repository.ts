import { collection, type Stored } from '../../../platform/db/collection'
import { many } from '../../../platform/noun/shown-records'

export const shownRecords = { check_ins: many(collection<Stored>('check_ins'), { of: 'memberId', newestBy: 'day' }) }
