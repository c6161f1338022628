import { actions, type Noun } from '../../../platform/noun/noun'

export const articleNoun: Noun = {
  shelf: 'reach',
  name: 'article',
  uses: ['settings', 'audit', 'facts', 'account', 'tier', 'member', 'event', 'tag', 'experiment', 'booking'],
  actions: actions(async () => ({
    contract: (await import('#shared/reach/article/contract')).articleContract,
    handlers: (await import('./article.handlers')).articleHandlers,
  })),
  collections: {
    articles: {
      indexes: { byFrom: ['-fromDay', '_id'], byStatus: ['status', 'untilDay'] },
      person: null,
    },
    readings: {
      indexes: {
        byArticle: ['articleId', 'finishedAt'],
        byMember: ['memberId', '-finishedAt'],
        byFinished: ['finishedAt', '_id'],
        byFollow: ['followDay', '_id'],
        byDay: ['day', 'kind'],
      },
      person: {
        of: ['memberId', '_id'],
        shown: { as: 'readings', title: '读完的内容' },
        onClosing: 'bare',
        term: { days: 400, job: 'forget-readings' },
      },
    },
  },
  jobs: async () => {
    const { followReadingsJob, forgetReadingsJob } = await import('./article.jobs')
    return [followReadingsJob, forgetReadingsJob]
  },
  rules: async () => ({ documents: (await import('./article.rules')).ruleDocuments }),
  answers: {
    // What was noted of interests goes with the consent to it; segments write the same portrait first.
    'consent.changed': {
      order: 'commutative',
      after: ['segment'],
      wants: ({ purpose, isGranted }) => purpose === 'personalization' && !isGranted,
      answer: async () => (await import('./interest.service')).forgetInterests,
    },
  },
  // Kept of whoever agreed to the record alone, so a rule can count nobody else.
  acts: [{ key: 'content-read', title: '读完一篇', facts: ['article.read'], needs: 'analytics' }],
  trials: async () => (await import('./trial.service')).articleTrials,
  factSources: async () => [(await import('./reading-facts.repository')).readingFacts],
  place: { key: 'articles', isThere: async () => (await import('./reading.service')).hasArticles },
  shows: async () => (await import('./shown-records.repository')).shownRecords,
}
