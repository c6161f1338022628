import { actions, type Noun } from '../../../platform/noun/noun'

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
    'purchase',
    'event',
    'score',
    'lifecycle',
  ],
  actions: actions(async () => ({
    contract: (await import('#shared/insight/tag/contract')).tagContract,
    handlers: (await import('./tag.handlers')).tagHandlers,
  })),
  rules: async () => ({ documents: (await import('./tag.rules')).ruleDocuments }),
  answers: {
    'member.merged': { order: 'commutative', answer: moveHandTags },
    'member.parted': { order: 'commutative', answer: moveHandTags },
  },
}
