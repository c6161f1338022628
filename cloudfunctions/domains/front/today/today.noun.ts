import { actions, type Noun } from '../../../platform/noun/noun'

export const todayNoun: Noun = {
  shelf: 'front',
  name: 'today',
  uses: [
    'alert',
    'settings',
    'staff',
    'approval',
    'purchase',
    'import',
    'referral',
    'traffic',
    'report',
    'incident',
    'privacy',
    'doctor',
  ],
  actions: actions(async () => ({
    contract: (await import('#shared/front/today/contract')).todayContract,
    handlers: (await import('./today.handlers')).todayHandlers,
  })),
  collections: {
    today_boards: { indexes: {}, person: null },
    briefs: { indexes: { byKind: ['kind', '-fromDay'] }, person: null },
  },
  rules: async () => ({ documents: (await import('./today.rules')).ruleDocuments }),
  jobs: async () => {
    const { makeBriefsJob, prepareTodayJob } = await import('./today.jobs')
    return [prepareTodayJob, makeBriefsJob]
  },
}
