import { actions, type Noun } from '../../../platform/noun/noun'
import { UPKEEP } from '../../../platform/noun/personal'

export const factsNoun: Noun = {
  shelf: 'base',
  name: 'facts',
  uses: ['alert', 'audit'],
  actions: actions(async () => ({
    contract: (await import('#shared/base/facts/contract')).factsContract,
    handlers: (await import('./facts.handlers')).factsHandlers,
  })),
  collections: {
    outbox: {
      indexes: { byDue: ['status', 'dueAt'], byMember: ['memberId', 'status'] },
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
    const { forgetOutboxJob, sweepOutboxJob } = await import('./facts.jobs')
    return [forgetOutboxJob, sweepOutboxJob]
  },
}
