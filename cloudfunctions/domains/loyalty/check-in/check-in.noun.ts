import { actions, type Noun } from '../../../platform/noun/noun'

export const checkInNoun: Noun = {
  shelf: 'loyalty',
  name: 'check-in',
  uses: ['settings', 'account', 'points', 'tier', 'coupon'],
  actions: actions(async () => ({
    contract: (await import('#shared/loyalty/check-in/contract')).checkInContract,
    handlers: (await import('./check-in.handlers')).checkInHandlers,
  })),
  collections: {
    check_ins: {
      indexes: { byMember: ['memberId', '-day'], byTime: ['at', '_id'] },
      person: { of: ['memberId', '_id'], shown: { as: 'check_ins', title: '签到记录' }, onClosing: 'bare' },
    },
  },
  rules: async () => ({ documents: (await import('./check-in.rules')).ruleDocuments }),
  checks: async () => [(await import('./check-in.checks')).streakCheck],
  stepSources: async () => [(await import('./check-in-steps.repository')).checkInSteps],
  factSources: async () => [(await import('./check-in-facts.repository')).checkInFacts],
  acts: [{ key: 'check-in', title: '签到', facts: ['check-in.performed'] }],
  shows: async () => (await import('./shown-records.repository')).shownRecords,
}
