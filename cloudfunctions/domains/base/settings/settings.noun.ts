import { actions, type Noun } from '../../../platform/noun/noun'

export const settingsNoun: Noun = {
  shelf: 'base',
  name: 'settings',
  uses: ['alert'],
  actions: actions(async () => ({
    contract: (await import('#shared/base/settings/contract')).settingsContract,
    handlers: (await import('./settings.handlers')).settingsHandlers,
  })),
  collections: {
    settings: {
      shard: 'whole',
      indexes: {},
      person: null,
    },
    proposals: {
      shard: 'whole',
      indexes: { bySetting: ['setting', '-createdAt'], byStatus: ['status', '-createdAt'] },
      person: null,
    },
    history: {
      shard: 'whole',
      indexes: { bySetting: { unique: ['setting', '-version'] } },
      person: null,
    },
  },
  costly: async () => [(await import('./roll-back.service')).rollBackAct],
  proposals: async () => (await import('./rule-proposals.service')).ruleProposals,
  rules: async () => ({ documents: (await import('./settings.rules')).ruleDocuments }),
  jobs: async () => [(await import('./settings.jobs')).reconcileSettingsJob],
}
