import { actions, type Noun } from '../../../platform/noun/noun'
import { UPKEEP } from '../../../platform/noun/personal'

export const exportNoun: Noun = {
  shelf: 'front',
  name: 'export',
  uses: [
    'alert',
    'settings',
    'audit',
    'account',
    'points',
    'tier',
    'member',
    'staff',
    'grant',
    'coupon',
    'purchase',
    'segment',
  ],
  actions: actions(async () => ({
    contract: (await import('#shared/front/export/contract')).exportContract,
    handlers: (await import('./export.handlers')).exportHandlers,
  })),
  collections: {
    exports: {
      shard: 'whole',
      indexes: { byStarted: ['-startedAt'], byStatus: ['status', 'startedAt'], byFilesUntil: ['filesUntilAt'] },
      person: { of: [], names: { fields: ['position.id'], hidden: UPKEEP }, shown: UPKEEP, onClosing: 'bare' },
    },
  },
  costly: async () => [(await import('./costly.service')).phoneListAct],
  jobs: async () => {
    const { makeExportsJob, removeExportsJob } = await import('./export.jobs')
    return [makeExportsJob, removeExportsJob]
  },
}
