import { actions, type Noun } from '../../../platform/noun/noun'

export const pointsNoun: Noun = {
  shelf: 'ledger',
  name: 'points',
  uses: ['alert', 'job', 'settings', 'facts', 'account'],
  actions: actions(async () => ({
    contract: (await import('#shared/ledger/points/contract')).pointsContract,
    handlers: (await import('./points.handlers')).pointsHandlers,
  })),
  collections: {
    entries: {
      indexes: { byMember: { unique: ['memberId', '-seq'] }, byReversed: ['reverses'] },
    },
  },
  jobs: async () => {
    const { expirePointsJob, auditLedgersJob } = await import('./points.jobs')
    return [expirePointsJob, auditLedgersJob]
  },
  rules: async () => ({ documents: (await import('./points.rules')).ruleDocuments }),
}
