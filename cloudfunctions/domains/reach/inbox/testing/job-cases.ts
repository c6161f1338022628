import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import { putLetter } from './kept-of-a-person'

/** What the kill matrix of jobs finds here. */
export const inboxJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'forget-inbox',
    when: 'one message is of last year, and one of just now',
    prepare: () => {
      putLetter(openedShop(), memberIdOf(1), { at: 0 })
      putLetter(openedShop(), memberIdOf(2))
    },
  },
]
