import { actions, type Noun } from '../../../platform/noun/noun'

export const importNoun: Noun = {
  shelf: 'till',
  name: 'import',
  uses: ['settings', 'facts', 'audit', 'account', 'points', 'tier', 'member', 'staff', 'coupon', 'purchase'],
  actions: actions(async () => ({
    contract: (await import('#shared/till/import/contract')).importContract,
    handlers: (await import('./import.handlers')).importHandlers,
  })),
  collections: {
    imports: { indexes: {}, person: null },
  },
  migrations: {
    1: {
      title: '加密收银客户编号',
      load: async () => (await import('./till-numbers.migration')).tillNumbersMigration,
    },
  },
}
