import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import { putFollowUp } from './a-follow-up'

/** What the kill matrix of jobs finds here. */
export const followUpJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'forget-follow-ups',
    when: 'one is of more than a year ago, and one of just now',
    prepare: () => {
      putFollowUp(openedShop(), memberIdOf(1), { madeAt: 0, state: 'done', endedAt: 1 })
      putFollowUp(openedShop(), memberIdOf(2))
    },
  },
]
