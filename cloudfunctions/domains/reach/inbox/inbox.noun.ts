import { INBOX_KEPT_DAYS } from '#shared/reach/inbox/inbox'
import { actions, type Noun } from '../../../platform/noun/noun'
import { SHOP_WORK } from '../../../platform/noun/personal'

export const inboxNoun: Noun = {
  shelf: 'reach',
  name: 'inbox',
  uses: ['facts', 'audit', 'account', 'member'],
  actions: actions(async () => ({
    contract: (await import('#shared/reach/inbox/contract')).inboxContract,
    handlers: (await import('./inbox.handlers')).inboxHandlers,
  })),
  collections: {
    inbox_messages: {
      indexes: { byMember: ['memberId', '-at', '_id'], byUnread: ['memberId', 'isRead', 'at'], byAge: ['at'] },
      person: {
        of: ['memberId', '_id', 'linkId'],
        names: { fields: ['actorId'], hidden: SHOP_WORK },
        shown: { as: 'inbox_messages', title: '店里写给你的消息' },
        onClosing: 'removed',
        term: { days: INBOX_KEPT_DAYS, job: 'forget-inbox' },
      },
    },
  },
  jobs: async () => [(await import('./inbox.jobs')).forgetInboxJob],
  answers: {
    'feedback.answered': {
      order: 'commutative',
      answer: async () => (await import('./reply-answer.service')).noteReply,
    },
    'member.closed': { order: 'commutative', answer: async () => (await import('./inbox.service')).removeInboxOf },
  },
  shows: async () => (await import('./shown-records.repository')).shownRecords,
}
