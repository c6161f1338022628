import { KEPT_DAYS } from '#shared/reach/feedback/feedback'
import { actions, type Noun } from '../../../platform/noun/noun'
import { SHOP_WORK } from '../../../platform/noun/personal'

export const feedbackNoun: Noun = {
  shelf: 'reach',
  name: 'feedback',
  uses: ['alert', 'job', 'settings', 'audit', 'facts', 'member', 'staff', 'purchase'],
  actions: actions(async () => ({
    contract: (await import('#shared/reach/feedback/contract')).feedbackContract,
    handlers: (await import('./feedback.handlers')).feedbackHandlers,
  })),
  collections: {
    feedbacks: {
      indexes: {
        byMember: ['memberId', '-at'],
        byPurchase: ['purchaseId'],
        byDue: ['dueAt'],
        byStoreDue: ['storeId', 'dueAt'],
        byTicket: ['-ticketAt'],
        byStoreTicket: ['storeId', '-ticketAt'],
        byAt: ['at'],
      },
      person: {
        of: ['memberId', '_id'],
        names: { fields: ['staffId'], hidden: SHOP_WORK },
        shown: { as: 'feedbacks', title: '你打过的分、写过的意见' },
        onClosing: 'bare',
        term: { days: KEPT_DAYS, job: 'forget-feedback' },
      },
    },
    feedback_photos: {
      indexes: {
        byFeedback: ['feedbackId'],
        byTrace: ['traceId'],
        byDue: ['dueAt'],
        byMember: ['memberId', '-at'],
        byAt: ['at'],
      },
      person: {
        of: ['memberId', '_id', 'feedbackId', 'fileId'],
        shown: { as: 'feedback_photos', title: '你给店里看的照片' },
        onClosing: 'removed',
        term: { days: KEPT_DAYS, job: 'forget-feedback' },
      },
    },
    feedback_weeks: {
      indexes: { byWeek: ['week', 'storeId'] },
      person: {
        of: [],
        names: { fields: ['voice.clerks.staffId'], hidden: SHOP_WORK },
        shown: SHOP_WORK,
        onClosing: 'bare',
      },
    },
  },
  rules: async () => ({ documents: (await import('./feedback.rules')).ruleDocuments }),
  jobs: async () => {
    const { countVoiceJob, watchFeedbackJob } = await import('./feedback.jobs')
    const { checkPhotosJob, forgetFeedbackJob } = await import('./photo.jobs')
    return [watchFeedbackJob, checkPhotosJob, countVoiceJob, forgetFeedbackJob]
  },
  answers: {
    'member.closed': {
      order: 'commutative',
      answer: async () => (await import('./closing-answer.service')).forgetWords,
    },
  },
  pushed: { wxa_media_check: async () => (await import('./media-check.service')).takeMediaCheck },
  daySums: async () => (await import('./feedback-sums.repository')).feedbackSums,
  shows: async () => ({
    feedbacks: (await import('./feedback.repository')).shownFeedbacks,
    feedback_photos: (await import('./photo.repository')).shownPhotos,
  }),
}
