import { actions, type Noun } from '../../../platform/noun/noun'
import { UPKEEP } from '../../../platform/noun/personal'

export const jobNoun: Noun = {
  shelf: 'base',
  name: 'job',
  uses: ['alert'],
  actions: actions(async () => ({
    contract: (await import('#shared/base/job/contract')).jobContract,
    handlers: (await import('./job.handlers')).jobHandlers,
  })),
  checks: async () => [(await import('./job.checks')).timerCheck],
  collections: {
    jobs: {
      shard: 'whole',
      indexes: {},
      person: { of: [], names: { fields: ['checkpoint'], hidden: UPKEEP }, shown: UPKEEP, onClosing: 'bare' },
    },
  },
}
