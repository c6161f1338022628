import type { CheckInState } from '#shared/ledger/account/account'

/**
 * Gives make-up cards, or takes them back. A card that is used already cannot be taken back: it is owed, and the next
 * ones repay it.
 */
export function withCards({ owedMakeUpCards = 0, ...state }: CheckInState, change: number): CheckInState {
  const cards = state.makeUpCards - owedMakeUpCards + change
  return cards < 0 ? { ...state, makeUpCards: 0, owedMakeUpCards: 0 - cards } : { ...state, makeUpCards: cards }
}
