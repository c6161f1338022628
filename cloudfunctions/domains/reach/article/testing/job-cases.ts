import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import { putDays } from '../../../insight/lifecycle/testing/put-days'

/** What the kill matrix of jobs finds here. */
export const articleJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'follow-readings',
    when: 'one came and bought after reading, one did not, and the week of one is not over',
    prepare: () => {
      const shop = openedShop()
      for (const [member, ago] of [
        [1, 8],
        [2, 9],
        [3, 3],
      ] as const) {
        put(shop, member, ago)
      }
      putDays(shop, memberIdOf(1), [5], 'purchase.recorded')
      putDays(shop, memberIdOf(2), [1])
    },
  },
  {
    job: 'forget-readings',
    when: 'one was read more than 400 days ago',
    prepare: () => {
      const shop = openedShop()
      put(shop, 1, 401)
      put(shop, 2, 8)
    },
  },
]

function put({ database, clock }: Shop, member: number, ago: number): void {
  const memberId = memberIdOf(member)
  const day = addDays(businessDayOf(clock.now()), -ago)
  const rest = { kind: 'how', isUseful: null, came: 0, bought: 0, followDay: addDays(day, 8) }
  database.put('readings', { _id: `art_1:${memberId}`, articleId: 'art_1', memberId, finishedAt: 0, day, ...rest })
}
