import { type JobKillCase, tickJob } from '../../../../testing/job-kill-matrix'
import type { Shop } from '../../../../testing/shop'
import { personalization, putMember } from '../../score/testing/put-buyers'
import { DAY_MS, putDays } from './put-days'

const JOB = 'review-lifecycles'

/** What the kill matrix of jobs finds here. */
export const lifecycleJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: JOB,
    when: 'one has come again, one is due, one has withdrawn, and one was merged into another',
    prepare: async () => {
      const shop = openedShop()
      const ids = [1, 2, 3, 4].map((number) => putMember(shop, number))
      const [one = '', two = '', three = '', four = ''] = ids
      putDays(shop, one, [40, 20, 10])
      putDays(shop, two, [15, 14, 13])
      putDays(shop, three, [3])
      await tickJob(JOB)
      shop.clock.advance(2 * DAY_MS)
      putDays(shop, one, [0])
      putDays(shop, four, [1])
      putMember(shop, 3, { consents: personalization(false) })
      const merge = { mergeId: 'm', into: one, at: 0, identityIds: [], note: '' }
      putMember(shop, 4, { status: 'merged', merge, identityIds: [] })
    },
  },
]
