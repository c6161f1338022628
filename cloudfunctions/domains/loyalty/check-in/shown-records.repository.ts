import { collection, type StoredDocument } from '../../../platform/db/collection'
import { many } from '../../../platform/noun/shown-records'

export const shownRecords = {
  check_ins: many(collection<StoredDocument>('check_ins'), { of: 'memberId', newestBy: 'day' }),
}
