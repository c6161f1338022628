import { actions, type Noun } from '../../../platform/noun/noun'
import { samples } from '../../../platform/noun/samples'

const moveHandTags = async () => (await import('./move-tags.service')).moveHandTags

export const tagNoun: Noun = {
  shelf: 'insight',
  name: 'tag',
  uses: [
    'settings',
    'audit',
    'facts',
    'account',
    'points',
    'tier',
    'member',
    'staff',
    'purchase',
    'event',
    'score',
    'lifecycle',
  ],
  actions: actions(async () => ({
    contract: (await import('#shared/insight/tag/contract')).tagContract,
    handlers: (await import('./tag.handlers')).tagHandlers,
  })),
  samples: samples(async () => (await import('./tag.samples')).tagSamples),
  collections: {
    tag_checks: {
      shard: 'whole',
      indexes: { byStart: ['-startedAt'] },
      person: {
        of: ['answers.memberId'],
        shown: { as: 'tag_checks', title: '店员核对过的标签' },
        onClosing: 'removed',
      },
    },
  },
  rules: async () => ({ documents: (await import('./tag.rules')).ruleDocuments }),
  answers: {
    'member.merged': { order: 'commutative', answer: moveHandTags },
    'member.parted': { order: 'commutative', answer: moveHandTags },
    'member.closed': { order: 'commutative', answer: async () => (await import('./spot-check.service')).forgetAsked },
  },
  shows: async () => ({ tag_checks: (await import('./spot-check.service')).shownChecks }),
}
