import { actions, type Noun } from '../../../platform/noun/noun'
import { samples } from '../../../platform/noun/samples'

export const reportNoun: Noun = {
  shelf: 'insight',
  name: 'report',
  uses: ['job', 'settings', 'facts', 'tier', 'event'],
  actions: actions(async () => ({
    contract: (await import('#shared/insight/report/contract')).reportContract,
    handlers: (await import('./report.handlers')).reportHandlers,
  })),
  samples: samples(async () => (await import('./report.samples')).reportSamples),
  collections: {
    funnel_days: {
      shard: 'whole',
      indexes: {},
      person: null,
    },
    goes_with_days: {
      shard: 'whole',
      indexes: {},
      person: null,
    },
    reports: {
      shard: 'whole',
      indexes: {},
      person: null,
    },
  },
  jobs: async () => {
    const { countFunnelsJob, countGoesWithJob, makeReportsJob } = await import('./report.jobs')
    return [countFunnelsJob, makeReportsJob, countGoesWithJob]
  },
  rules: async () => ({ documents: (await import('./report.rules')).ruleDocuments }),
}
