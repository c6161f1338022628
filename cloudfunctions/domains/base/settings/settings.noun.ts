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
      indexes: {},
    },
    proposals: {
      indexes: { bySetting: ['setting', '-createdAt'] },
    },
    history: {
      indexes: { bySetting: { unique: ['setting', '-version'] } },
    },
  },
  jobs: async () => [(await import('./settings.jobs')).reconcileSettingsJob],
}
