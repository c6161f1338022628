import { newWork } from '#shared/reach/due/due-work'
import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'

/** What the kill matrix of jobs finds here. */
export const dueJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'forget-due-work',
    when: 'one was done long ago, and one waits since then',
    prepare: () => {
      const work = newWork({ _id: 'a', kind: 'reminder', memberId: memberIdOf(1), dueAt: 0, facts: {} })
      openedShop().database.put('due_work', { ...work, state: 'done' })
      openedShop().database.put('due_work', { ...work, _id: 'b' })
    },
  },
]
