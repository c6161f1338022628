import { actions, type Noun } from '../../../platform/noun/noun'

export const importNoun: Noun = {
  shelf: 'till',
  name: 'import',
  uses: ['job', 'settings', 'facts', 'audit', 'account', 'points', 'tier', 'member', 'staff', 'coupon', 'purchase'],
  actions: actions(async () => ({
    contract: (await import('#shared/till/import/contract')).importContract,
    handlers: (await import('./import.handlers')).importHandlers,
  })),
  collections: {
    imports: { indexes: {}, person: null },
  },
  jobs: async () => [(await import('./till-numbers.jobs')).sealTillNumbersJob],
}
