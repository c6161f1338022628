import type { Exposure } from '#shared/insight/experiment/experiment'
import { collection } from '../../../platform/db/collection'
import { many } from '../../../platform/noun/shown-records'

export const shownRecords = {
  exposures: many(collection<Exposure>('exposures'), {
    of: 'memberId',
    newestBy: 'at',
    show: ({ _id, experimentId, arm, at }) => ({ _id, experimentId, arm, at }),
  }),
}
