import type { Noun } from '../../../platform/noun/noun'
import { UPKEEP } from '../../../platform/noun/personal'

export const factsNoun: Noun = {
  shelf: 'base',
  name: 'facts',
  uses: ['alert'],
  collections: {
    outbox: {
      indexes: { byDue: ['status', 'dueAt'] },
      person: {
        of: ['memberId'],
        names: { fields: ['_id', 'payload'], hidden: UPKEEP },
        shown: UPKEEP,
        onClosing: 'bare',
        term: { days: 30, job: 'forget-outbox' },
      },
    },
  },
  jobs: async () => {
    const { forgetOutboxJob, sweepOutboxJob } = await import('./outbox.jobs')
    return [forgetOutboxJob, sweepOutboxJob]
  },
}
