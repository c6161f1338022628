/** A mark up to this one opens a ticket: the shop owes an answer. In a file of its own, which phones carry. */
export const LOW_SCORE_MAX = 3

export const isLow = (score: number): boolean => score <= LOW_SCORE_MAX
