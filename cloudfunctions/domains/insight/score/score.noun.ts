import { actions, type Noun } from '../../../platform/noun/noun'
import { UPKEEP } from '../../../platform/noun/personal'
import { samples } from '../../../platform/noun/samples'

const renewScores = async () => (await import('./consent-answer.service')).renewScores

export const scoreNoun: Noun = {
  shelf: 'insight',
  name: 'score',
  uses: ['settings', 'audit', 'facts', 'account', 'member', 'purchase'],
  actions: actions(async () => ({
    contract: (await import('#shared/insight/score/contract')).scoreContract,
    handlers: (await import('./score.handlers')).scoreHandlers,
  })),
  samples: samples(async () => (await import('./score.samples')).scoreSamples),
  collections: {
    scores: {
      indexes: {
        byGroup: ['group', '_id'],
        byStage: ['stage', '_id'],
        byStageValue: ['stage', '-value'],
        byReview: ['reviewDay'],
        byRun: ['scoredIn', 'cause'],
        bySilent: ['-watch.silent90'],
        byLoss: ['-watch.lossFen'],
        byScored: ['scoredAt', '_id'],
      },
      person: {
        of: ['_id'],
        names: { fields: ['scoredIn'], hidden: UPKEEP },
        shown: {
          title: '消费评估',
          hidden:
            '同意“个性化推荐”的会员，每晚按消费的日期、次数和金额算出购买习惯，用来挑选权益；数值只供门店使用。关掉“个性化推荐”就马上删除，不再计算',
        },
        onClosing: 'removed',
      },
    },
    score_models: {
      shard: 'whole',
      indexes: { byVersion: ['-version'], byDay: ['-asOfDay', '-version'] },
      person: null,
    },
    score_samples: {
      shard: 'whole',
      indexes: { byVersion: ['version', '_id'] },
      person: null,
    },
    score_runs: {
      shard: 'whole',
      indexes: { byStart: ['-startedAt'] },
      person: null,
    },
  },
  jobs: async () => [(await import('./score.jobs')).scoreMembersJob],
  rules: async () => ({ documents: (await import('./score.rules')).ruleDocuments }),
  // Ordered, because after withdrawing and giving consent again, the withdrawal must not be answered last.
  answers: {
    'consent.changed': {
      order: 'by-member',
      wants: ({ purpose }) => purpose === 'personalization',
      answer: async () => (await import('./consent-answer.service')).followConsent,
    },
    'member.merged': { order: 'by-member', answer: renewScores },
    'member.parted': { order: 'by-member', answer: renewScores },
    'member.closed': {
      order: 'by-member',
      answer: async () => (await import('./consent-answer.service')).forgetScores,
    },
  },
}
