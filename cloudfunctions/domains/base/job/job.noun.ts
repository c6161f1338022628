import { actions, type Noun } from '../../../platform/noun/noun'

export const jobNoun: Noun = {
  shelf: 'base',
  name: 'job',
  uses: ['alert'],
  actions: actions(async () => ({
    contract: (await import('#shared/base/job/contract')).jobContract,
    handlers: (await import('./job.handlers')).jobHandlers,
  })),
  collections: {
    jobs: {
      indexes: {},
    },
  },
}
