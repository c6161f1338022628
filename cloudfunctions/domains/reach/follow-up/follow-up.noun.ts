import { KEPT_DAYS } from '#shared/reach/follow-up/follow-up'
import { actions, type Noun } from '../../../platform/noun/noun'
import { SHOP_WORK } from '../../../platform/noun/personal'
import { samples } from '../../../platform/noun/samples'

export const followUpNoun: Noun = {
  shelf: 'reach',
  name: 'follow-up',
  uses: [
    'settings',
    'audit',
    'account',
    'member',
    'staff',
    'coupon',
    'purchase',
    'entrance',
    'score',
    'tag',
    'recommendation',
    'feedback',
  ],
  actions: actions(async () => ({
    contract: (await import('#shared/reach/follow-up/contract')).followUpContract,
    handlers: (await import('./follow-up.handlers')).followUpHandlers,
  })),
  samples: samples(async () => (await import('./follow-up.samples')).followUpSamples),
  collections: {
    follow_ups: {
      indexes: {
        byTo: ['to', 'state', 'dueAt'],
        byStore: ['storeId', 'state', 'dueAt'],
        byState: ['state', 'dueAt'],
        byMember: ['memberId', '-madeAt'],
        byEnded: ['endedBy', '-endedAt'],
        byStoreEnded: ['storeId', 'droppedFor', '-endedAt'],
        byMadeDay: ['madeDay', 'state'],
        byResult: ['resultDueAt'],
        byAge: ['madeAt'],
      },
      person: {
        of: ['memberId', '_id'],
        names: { fields: ['to', 'endedBy', 'given.by', 'figure'], hidden: SHOP_WORK },
        shown: { as: 'follow_ups', title: '店里联系你的安排' },
        onClosing: 'bare',
        term: { days: KEPT_DAYS, job: 'forget-follow-ups' },
      },
    },
    follow_up_people: {
      indexes: {},
      person: {
        of: ['_id', 'openId', 'note.from', 'own.from'],
        names: { fields: ['note.by', 'own.by', 'own.staffId'], hidden: SHOP_WORK },
        shown: { as: 'follow_up_people', title: '店里备注' },
        onClosing: 'removed',
      },
    },
    follow_up_months: {
      shard: 'whole',
      indexes: { byStaff: ['staffId'] },
      person: {
        of: [],
        names: { fields: ['_id', 'staffId', 'given'], hidden: SHOP_WORK },
        shown: SHOP_WORK,
        onClosing: 'removed',
      },
    },
  },
  rules: async () => ({ documents: (await import('./follow-up.rules')).ruleDocuments }),
  jobs: async () => {
    const { makeFollowUpsJob } = await import('./make.jobs')
    const { passOnLateJob, countResultsJob } = await import('./watch.jobs')
    const { forgetFollowUpsJob } = await import('./follow-up.jobs')
    return [makeFollowUpsJob, passOnLateJob, countResultsJob, forgetFollowUpsJob]
  },
  answers: {
    'feedback.given': {
      order: 'by-member',
      wants: ({ kind, score }) => score !== null || kind === 'complaint',
      answer: async () => (await import('./said-answer.service')).followFeedback,
    },
    'feedback.answered': {
      order: 'by-member',
      answer: async () => (await import('./said-answer.service')).followAnswer,
    },
    'feedback.settled': {
      order: 'by-member',
      wants: ({ isSolved }) => isSolved,
      answer: async () => (await import('./said-answer.service')).followSettling,
    },
    'consent.changed': {
      order: 'by-member',
      wants: ({ purpose, isGranted }) => !isGranted && purpose !== 'analytics',
      answer: async () => (await import('./person-answer.service')).followConsent,
    },
    'member.merged': {
      order: 'by-member',
      answer: async () => (await import('./person-answer.service')).joinFollowUps,
    },
    'member.parted': {
      order: 'by-member',
      answer: async () => (await import('./person-answer.service')).partFollowUps,
    },
    'member.closed': {
      order: 'by-member',
      answer: async () => (await import('./person-answer.service')).forgetFollowUps,
    },
  },
  shows: async () => (await import('./shown-records.service')).shownRecords,
}
