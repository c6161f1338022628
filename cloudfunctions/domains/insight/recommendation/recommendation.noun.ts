import { actions, type Noun } from '../../../platform/noun/noun'

const renewSuggestions = async () => (await import('./consent-answer.service')).renewSuggestions

export const recommendationNoun: Noun = {
  shelf: 'insight',
  name: 'recommendation',
  uses: ['job', 'settings', 'facts', 'product', 'member', 'purchase'],
  actions: actions(async () => ({
    contract: (await import('#shared/insight/recommendation/contract')).recommendationContract,
    handlers: (await import('./recommendation.handlers')).recommendationHandlers,
  })),
  collections: {
    goods_pairs: { indexes: {}, person: null },
    goods_bundles: { shard: 'whole', indexes: {}, person: null },
    suggestions: {
      indexes: {},
      person: {
        of: ['_id'],
        shown: { as: 'suggestions', title: '再来一单和可能喜欢' },
        onClosing: 'removed',
      },
    },
  },
  jobs: async () => {
    const { findBundlesJob, learnGoodsJob } = await import('./recommendation.jobs')
    return [learnGoodsJob, findBundlesJob]
  },
  rules: async () => ({ documents: (await import('./recommendation.rules')).ruleDocuments }),
  // Ordered, because after withdrawing and giving consent again, the withdrawal must not be answered last.
  answers: {
    'consent.changed': {
      order: 'by-member',
      wants: ({ purpose }) => purpose === 'personalization',
      answer: async () => (await import('./consent-answer.service')).followConsent,
    },
    'member.merged': { order: 'by-member', answer: renewSuggestions },
    'member.parted': { order: 'by-member', answer: renewSuggestions },
    'member.closed': {
      order: 'by-member',
      answer: async () => (await import('./consent-answer.service')).forgetSuggestions,
    },
  },
  shows: async () => ({ suggestions: (await import('./shown-records.service')).shownRecords }),
}
