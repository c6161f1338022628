import type { Noun } from '../../../platform/noun/noun'

export const factsNoun: Noun = {
  shelf: 'base',
  name: 'facts',
  uses: ['alert'],
  collections: {
    outbox: {
      indexes: { byDue: ['status', 'dueAt'] },
    },
  },
  jobs: async () => {
    const { forgetOutboxJob, sweepOutboxJob } = await import('./outbox.jobs')
    return [forgetOutboxJob, sweepOutboxJob]
  },
}
