// A module, so that it adds to another one.
export {}

/**
 * What happens to what members say: figures and ids, never a word of it. A mark that is corrected is told again, under
 * the same `feedbackId`: whoever counts, counts by that.
 */
declare module '#shared/base/facts/told-facts' {
  interface ToldFacts {
    'feedback.given': {
      feedbackId: string
      kind: 'rating' | 'suggestion' | 'complaint'
      score: number | null
      storeId: string | null
    }
    'feedback.answered': { feedbackId: string }
    'feedback.settled': { feedbackId: string; isSolved: boolean }
  }
}
