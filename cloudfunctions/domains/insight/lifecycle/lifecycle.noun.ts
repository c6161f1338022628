import { actions, type Noun } from '../../../platform/noun/noun'

const renewStanding = async () => (await import('./consent-answer.service')).renewStanding

export const lifecycleNoun: Noun = {
  shelf: 'insight',
  name: 'lifecycle',
  uses: ['job', 'settings', 'audit', 'facts', 'member', 'event', 'score'],
  actions: actions(async () => ({
    contract: (await import('#shared/insight/lifecycle/contract')).lifecycleContract,
    handlers: (await import('./lifecycle.handlers')).lifecycleHandlers,
  })),
  collections: {
    lifecycles: {
      indexes: {
        byReview: ['reviewDay', '_id'],
        byStage: ['stage', '_id'],
        bySince: ['sinceDay', 'move'],
        byLooked: ['lookedAt', '_id'],
      },
      person: {
        of: ['_id'],
        shown: {
          title: '到店阶段和参与度',
          hidden:
            '同意“个性化推荐”的会员，每晚按来访、签到、用券和消费的日子算出处在哪个阶段、来得勤不勤，用来挑选权益；结果只供门店使用。关掉“个性化推荐”就马上删除，不再计算',
        },
        onClosing: 'removed',
      },
    },
    lifecycle_days: {
      indexes: {},
      person: null,
    },
  },
  jobs: async () => [(await import('./lifecycle.jobs')).reviewLifecyclesJob],
  rules: async () => ({ documents: (await import('./lifecycle.rules')).ruleDocuments }),
  // It reads how things stand, whichever fact comes last. A standing is made from the score, so that comes first.
  answers: {
    'consent.changed': {
      order: 'commutative',
      after: ['score'],
      wants: ({ purpose }) => purpose === 'personalization',
      answer: renewStanding,
    },
    'member.merged': { order: 'commutative', after: ['score'], answer: renewStanding },
    'member.parted': { order: 'commutative', after: ['score'], answer: renewStanding },
    'member.closed': {
      order: 'commutative',
      answer: async () => (await import('./consent-answer.service')).forgetStanding,
    },
  },
}
