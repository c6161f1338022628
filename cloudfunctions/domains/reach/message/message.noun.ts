import { SENDS_KEPT_DAYS } from '#shared/reach/message/send'
import { actions, type Noun } from '../../../platform/noun/noun'

const takePush = async () => (await import('./pushed.service')).takePush

export const messageNoun: Noun = {
  shelf: 'reach',
  name: 'message',
  uses: [
    'alert',
    'job',
    'settings',
    'facts',
    'account',
    'points',
    'member',
    'coupon',
    'check-in',
    'purchase',
    'inbox',
    'booking',
    'due',
  ],
  actions: actions(async () => ({
    contract: (await import('#shared/reach/message/contract')).messageContract,
    handlers: (await import('./message.handlers')).messageHandlers,
  })),
  collections: {
    message_wallets: {
      indexes: { byReach: ['isAsking', 'live'] },
      person: {
        of: ['_id', 'grants.phone', 'grants.sendId', 'sent.sendId'],
        shown: { as: 'message_wallets', title: '你要过的微信提醒' },
        onClosing: 'removed',
      },
    },
    message_sends: {
      indexes: {
        byMember: ['memberId', '-at'],
        byState: ['state', 'at'],
        byDay: ['day', 'outcome'],
        byMsgid: ['msgid'],
        byAge: ['at', '_id'],
        byAskedBy: ['askedBy', 'stepOutcome'],
      },
      person: {
        of: ['memberId', '_id'],
        shown: { as: 'message_sends', title: '发给你的微信提醒' },
        onClosing: 'removed',
        term: { days: SENDS_KEPT_DAYS, job: 'forget-sends' },
      },
    },
    message_templates: { indexes: {}, person: null },
  },
  due: async () => [(await import('./reminder.service')).reminderKind],
  jobs: async () => {
    const { settleSendsJob, queueCouponRemindersJob, forgetSendsJob } = await import('./message.jobs')
    return [queueCouponRemindersJob, settleSendsJob, forgetSendsJob]
  },
  rules: async () => ({ documents: (await import('./message.rules')).ruleDocuments }),
  answers: {
    'member.merged': { order: 'commutative', answer: async () => (await import('./person.service')).joinWallets },
    'booking.made': { order: 'commutative', answer: async () => (await import('./news.service')).remindOfOccasion },
    'booking.movedUp': { order: 'commutative', answer: async () => (await import('./news.service')).tellOfPlace },
    'booking.moved': { order: 'commutative', answer: async () => (await import('./news.service')).tellOfChange },
    'booking.calledOff': { order: 'commutative', answer: async () => (await import('./news.service')).tellOfChange },
    'feedback.answered': { order: 'commutative', answer: async () => (await import('./news.service')).tellOfReply },
    'member.closed': { order: 'commutative', answer: async () => (await import('./person.service')).forgetMessages },
  },
  pushed: {
    subscribe_msg_popup_event: takePush,
    subscribe_msg_change_event: takePush,
    subscribe_msg_sent_event: takePush,
  },
  partNames: async () => (await import('./part-names')).messagePartNames,
  stepSources: async () => [
    (await import('./send-steps.repository')).sendSteps,
    (await import('./buy-steps.repository')).buySteps,
  ],
  shows: async () => (await import('./shown-records.repository')).shownRecords,
}
