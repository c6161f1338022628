import { ANSWERS_KEPT_DAYS } from '#shared/reach/question/answer'
import { actions, type Noun } from '../../../platform/noun/noun'

export const questionNoun: Noun = {
  shelf: 'reach',
  name: 'question',
  uses: ['settings', 'audit', 'facts', 'account', 'points', 'member', 'tag'],
  actions: actions(async () => ({
    contract: (await import('#shared/reach/question/contract')).questionContract,
    handlers: (await import('./question.handlers')).questionHandlers,
  })),
  collections: {
    question_answers: {
      indexes: { byMember: ['memberId', '-at'], byForm: ['formKey', '_id'], byAt: ['at'] },
      person: {
        of: ['memberId', '_id'],
        shown: { as: 'question_answers', title: '你在小问卷里说过的' },
        onClosing: 'removed',
        term: { days: ANSWERS_KEPT_DAYS, job: 'forget-answers' },
      },
    },
    question_results: { indexes: {}, person: null },
  },
  rules: async () => ({ documents: (await import('./question.rules')).ruleDocuments }),
  jobs: async () => {
    const { countAnswersJob, forgetAnswersJob } = await import('./question.jobs')
    return [countAnswersJob, forgetAnswersJob]
  },
  reseals: async () => [(await import('./reseal.service')).resealAnswers],
  answers: {
    'member.closed': {
      order: 'commutative',
      answer: async () => (await import('./closing-answer.service')).forgetAnswers,
    },
  },
  acts: [
    {
      key: 'survey-answered',
      title: '答完小问卷',
      facts: ['question.answered'],
      read: async () => (await import('./deeds.service')).answerDeed,
    },
  ],
  place: { key: 'questions', isThere: async () => (await import('./forms.service')).hasForms },
  past: async () => (await import('./paid-forms.service')).formsOfPast,
  shows: async () => ({ question_answers: (await import('./shown-records.service')).shownRecords }),
}
