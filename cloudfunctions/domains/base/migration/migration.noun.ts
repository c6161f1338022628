import { actions, type Noun } from '../../../platform/noun/noun'

export const migrationNoun: Noun = {
  shelf: 'base',
  name: 'migration',
  uses: ['alert', 'job', 'settings'],
  actions: actions(async () => ({
    contract: (await import('#shared/base/migration/contract')).migrationContract,
    handlers: (await import('./migration.handlers')).migrationHandlers,
  })),
  jobs: async () => [(await import('./migration.jobs')).migrateJob, (await import('./reseal.jobs')).resealJob],
}
