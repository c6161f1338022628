// A module, so that it adds to another one.
export {}

/** What members answer: that they did, never what. */
declare module '#shared/base/facts/told-facts' {
  interface ToldFacts {
    'question.answered': { formKey: string; purpose: 'taste' | 'profile' | 'survey' | 'nps'; isFirst: boolean }
  }
}
