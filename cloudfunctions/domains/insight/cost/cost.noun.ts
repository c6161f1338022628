import { actions, type Noun } from '../../../platform/noun/noun'

export const costNoun: Noun = {
  shelf: 'insight',
  name: 'cost',
  uses: ['job', 'settings', 'audit', 'account', 'coupon', 'points-shop'],
  actions: actions(async () => ({
    contract: (await import('#shared/insight/cost/contract')).costContract,
    handlers: (await import('./cost.handlers')).costHandlers,
  })),
  collections: {
    cost_days: { indexes: {}, person: null },
  },
  rules: async () => ({ documents: (await import('./cost.rules')).ruleDocuments }),
  jobs: async () => [(await import('./cost.jobs')).countLiabilityJob],
}
