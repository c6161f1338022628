import type { Reading } from '#shared/reach/article/article'
import { collection } from '../../../platform/db/collection'
import { many } from '../../../platform/noun/shown-records'

export const shownRecords = {
  readings: many(collection<Reading>('readings'), {
    of: 'memberId',
    newestBy: 'finishedAt',
    show: ({ _id, articleId, finishedAt, isUseful }) => ({ _id, articleId, at: finishedAt, isUseful }),
  }),
}
