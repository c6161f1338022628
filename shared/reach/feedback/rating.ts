import { DAY_MS } from '#shared/kernel/business-day'
import { CHANGE_MS, type Feedback, openTicket, withTicket } from './feedback'
import { isLow } from './low-score'
import type { FeedbackRules } from './rules'

/** What is rated, as far as it matters here. */
export interface Rated {
  _id: string
  storeId: string
  staffId: string | null
  at: number
  /** It was undone: it has not taken place. */
  isUndone: boolean
}

export interface Mark {
  score: number
  reasons: readonly string[]
  text: string
}

export type RatingDecision =
  | { kind: 'refused'; reason: 'FEEDBACK_CLOSED' | 'FEEDBACK_OVER' }
  | { kind: 'given'; feedback: Feedback }

export function canRate({ at, isUndone }: Rated, { isOpen, rateWithinDays }: FeedbackRules, now: number): boolean {
  return isOpen && !isUndone && now < at + rateWithinDays * DAY_MS
}

/** A mark can be corrected shortly after, and until somebody of the shop has looked at it. */
export function canChange({ at, ticket }: Pick<Feedback, 'at' | 'ticket'>, now: number): boolean {
  return now < at + CHANGE_MS && (ticket === null || ticket.seenAt === null)
}

/**
 * The first mark, or a correction of it. Reasons and words can follow a low mark later than that, once, until somebody
 * has answered: whoever has tapped is still writing.
 */
export function decideRating(
  { known, rated, memberId }: { known: Feedback | null; rated: Rated; memberId: string },
  mark: Mark,
  { rules, now }: { rules: FeedbackRules; now: number },
): RatingDecision {
  const said = { score: mark.score, reasons: reasonsIn(mark, rules), text: isLow(mark.score) ? mark.text : '' }
  if (known) {
    const isWordsOnly = known.score === mark.score && known.reasons.length === 0 && known.text === ''
    if (!canChange(known, now) && !(isWordsOnly && known.ticket?.status === 'open')) return refused('FEEDBACK_OVER')
    const ticket = isLow(mark.score) ? (known.ticket ?? openTicket(now, rules)) : null
    return { kind: 'given', feedback: withTicket({ ...known, ...said }, ticket) }
  }
  if (!rules.isOpen) return refused('FEEDBACK_CLOSED')
  if (!canRate(rated, rules, now)) return refused('FEEDBACK_OVER')
  const { _id: purchaseId, storeId, staffId } = rated
  const feedback: Feedback = {
    _id: ratingId(memberId, purchaseId),
    kind: 'rating',
    ...{ memberId, storeId, staffId, purchaseId, ...said, at: now },
    ...{ ticket: null, ticketAt: null, dueAt: null, messages: [], requests: [] },
  }
  return { kind: 'given', feedback: withTicket(feedback, isLow(mark.score) ? openTicket(now, rules) : null) }
}

/** One of a member for each purchase, whichever request brings it. */
export const ratingId = (memberId: string, purchaseId: string) => `${memberId}:${purchaseId}`

/** What a phone with older rules may still offer is left out. */
const reasonsIn = ({ score, reasons }: Mark, rules: FeedbackRules): string[] =>
  isLow(score) ? rules.reasons.filter((reason) => reasons.includes(reason)) : []

const refused = (reason: 'FEEDBACK_CLOSED' | 'FEEDBACK_OVER') => ({ kind: 'refused', reason }) as const
