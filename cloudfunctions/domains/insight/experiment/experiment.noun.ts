import { actions, type Noun } from '../../../platform/noun/noun'

export const experimentNoun: Noun = {
  shelf: 'insight',
  name: 'experiment',
  uses: ['alert', 'settings', 'audit', 'facts', 'account', 'member', 'event', 'score', 'report', 'segment'],
  actions: actions(async () => ({
    contract: (await import('#shared/insight/experiment/contract')).experimentContract,
    handlers: (await import('./experiment.handlers')).experimentHandlers,
  })),
  collections: {
    experiments: {
      shard: 'whole',
      indexes: { bySaved: ['-savedAt', '_id'], byStatus: ['status', 'stoppedAt'] },
      person: null,
    },
    exposures: {
      indexes: { byExperiment: ['experimentId', '_id'], byMember: ['memberId', '-at'] },
      person: {
        of: ['memberId', '_id'],
        shown: { as: 'exposures', title: '看到过的不同做法' },
        onClosing: 'removed',
      },
    },
    experiment_results: { shard: 'whole', indexes: {}, person: null },
  },
  jobs: async () => [(await import('./experiment.jobs')).measureExperimentsJob],
  costly: async () => (await import('./costly.service')).experimentActs,
  answers: {
    // Whoever does not agree to decisions made by record any more is in no experiment, and leaves those they were in.
    'consent.changed': {
      order: 'commutative',
      wants: ({ purpose, isGranted }) => purpose === 'personalization' && !isGranted,
      answer: async () => (await import('./leaving.service')).forgetExposures,
    },
    'member.closed': { order: 'commutative', answer: async () => (await import('./leaving.service')).forgetExposures },
  },
  shows: async () => (await import('./shown-records.repository')).shownRecords,
}
