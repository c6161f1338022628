import { actions, type Noun } from '../../../platform/noun/noun'
import { SHOP_WORK } from '../../../platform/noun/personal'

export const privacyNoun: Noun = {
  shelf: 'front',
  name: 'privacy',
  uses: ['alert', 'job', 'settings', 'audit', 'member'],
  actions: actions(async () => ({
    contract: (await import('#shared/front/privacy/contract')).privacyContract,
    handlers: (await import('./privacy.handlers')).privacyHandlers,
  })),
  collections: {
    privacy_requests: {
      indexes: {
        byDue: ['status', 'dueDay'],
        byCooled: ['status', 'coolsUntilAt'],
        byAnswered: ['-answeredAt'],
        byLate: ['isLate', 'answeredAt'],
        byReceived: ['kind', 'receivedDay'],
        byMember: ['memberId', '-filedAt'],
      },
      person: {
        of: ['memberId', '_id'],
        names: { fields: ['by', 'answeredBy'], hidden: SHOP_WORK },
        shown: { as: 'privacy_requests', title: '你提过的个人信息请求' },
        onClosing: 'bare',
      },
    },
    consent_changes: {
      indexes: { byMember: ['memberId', '-at'], byPurpose: ['purpose', 'isGranted', 'at'] },
      person: {
        of: ['memberId', '_id'],
        shown: { as: 'consent_changes', title: '同意和撤回的记录' },
        onClosing: 'bare',
      },
    },
  },
  jobs: async () => [(await import('./privacy.jobs')).servePrivacyRequestsJob],
  rules: async () => ({ documents: (await import('./privacy.rules')).ruleDocuments }),
  answers: {
    'consent.changed': {
      order: 'commutative',
      answer: async () => (await import('./consent-history.service')).keepConsentChange,
    },
    'member.closed': {
      order: 'commutative',
      answer: async () => (await import('./closing-answer.service')).noteClosing,
    },
  },
  shows: async () => ({
    privacy_requests: (await import('./request.repository')).shownRequests,
    consent_changes: (await import('./consent-change.repository')).shownConsentChanges,
  }),
}
