import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import type { Shop } from '../../../../testing/shop'
import { aMember } from '../../../people/staff/testing/shop-floor'
import { file } from './requests'

const WEEK_MS = 7 * 86_400_000

/** What the job of requests finds to do, for the kill matrix. */
export const privacyJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'serve-privacy-requests',
    when: 'one deletion has cooled off, one has not',
    mendedBy: ['sweep-facts'],
    prepare: async () => {
      const shop = openedShop()
      await file(shop, (await aMember(shop)).memberId, 'deletion')
      shop.clock.freeze(shop.clock.now() + WEEK_MS)
      await file(shop, (await aMember(shop)).memberId, 'deletion')
    },
  },
]
