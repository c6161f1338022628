import { actions, type Noun } from '../../../platform/noun/noun'

export const tierNoun: Noun = {
  shelf: 'ledger',
  name: 'tier',
  uses: ['job', 'settings', 'facts', 'account', 'points'],
  actions: actions(async () => ({
    contract: (await import('#shared/ledger/tier/contract')).tierContract,
    handlers: (await import('./tier.handlers')).tierHandlers,
  })),
  checks: async () => [(await import('./tier.checks')).tierCheck],
  jobs: async () => {
    const { rateAgainJob, reviewTiersJob } = await import('./tier.jobs')
    return [rateAgainJob, reviewTiersJob]
  },
  past: async () => (await import('./gifts-given.service')).giftsHad,
  rules: async () => ({ documents: (await import('./tier.rules')).ruleDocuments }),
  answers: {
    'tier.reached': {
      order: 'commutative',
      answer: async () => (await import('./tier-gift.service')).giveTierGift,
    },
    'growth.taken': {
      order: 'commutative',
      answer: async () => (await import('./tier-loss.service')).settleTierOf,
    },
  },
}
