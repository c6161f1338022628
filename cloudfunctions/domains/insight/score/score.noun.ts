import { actions, type Noun } from '../../../platform/noun/noun'

export const scoreNoun: Noun = {
  shelf: 'insight',
  name: 'score',
  uses: ['settings', 'audit', 'account', 'member', 'purchase'],
  actions: actions(async () => ({
    contract: (await import('#shared/insight/score/contract')).scoreContract,
    handlers: (await import('./score.handlers')).scoreHandlers,
  })),
  collections: {
    scores: {
      indexes: {
        byGroup: ['group', '_id'],
        byStage: ['stage', '_id'],
        byReview: ['reviewDay'],
        byRun: ['scoredIn', 'cause'],
        bySilent: ['-watch.silent90'],
        byLoss: ['-watch.lossFen'],
        byScored: ['scoredAt', '_id'],
      },
    },
    score_models: {
      indexes: { byVersion: ['-version'], byDay: ['-asOfDay', '-version'] },
    },
    score_samples: {
      indexes: { byVersion: ['version', '_id'] },
    },
    score_runs: {
      indexes: { byStart: ['-startedAt'] },
    },
  },
  jobs: async () => [(await import('./score.jobs')).scoreMembersJob],
  rules: async () => ({ documents: (await import('./score.rules')).ruleDocuments }),
  answers: async () => {
    const { forgetScores, renewScores } = await import('./consent-answer.service')
    return {
      'move-coupons': (_tx, promised, context) => renewScores(promised, context),
      'forget-scores': (_tx, promised, context) => forgetScores(promised, context),
      'renew-scores': (_tx, promised, context) => renewScores(promised, context),
    }
  },
}
