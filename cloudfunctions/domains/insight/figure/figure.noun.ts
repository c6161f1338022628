import { actions, type Noun } from '../../../platform/noun/noun'

export const figureNoun: Noun = {
  shelf: 'insight',
  name: 'figure',
  uses: [
    'job',
    'settings',
    'audit',
    'facts',
    'member',
    'purchase',
    'import',
    'entrance',
    'event',
    'lifecycle',
    'report',
    'cost',
    'incident',
  ],
  actions: actions(async () => ({
    contract: (await import('#shared/insight/figure/contract')).figureContract,
    handlers: (await import('./figure.handlers')).figureHandlers,
  })),
  collections: {
    figure_days: { shard: 'whole', indexes: { bySlice: ['slice', 'day'], byDay: ['day', '_id'] }, person: null },
    figure_turnovers: {
      shard: 'whole',
      indexes: { byStore: ['storeId', 'day'], byDay: ['day', '_id'], byFile: ['isFromFile', 'day'] },
      person: null,
    },
  },
  rules: async () => ({ documents: (await import('./figure.rules')).ruleDocuments }),
  jobs: async () => [(await import('./figure.jobs')).countFiguresJob],
}
