import { withMark } from '#shared/kernel/request-mark'
import type { Feedback } from '#shared/reach/feedback/feedback'
import { canRate, decideRating, type Mark, ratingId } from '#shared/reach/feedback/rating'
import { feedbackRules } from '#shared/reach/feedback/rules'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { MemberContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { markOf, servedIn } from '../../../platform/request-content'
import { tell } from '../../base/facts/facts.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { recordsOfPerson } from '../../people/member/member.face'
import { freshStoreName } from '../../people/staff/staff.face'
import { findPurchase } from '../../till/purchase/purchase.face'
import { toRating } from './feedback.mapper'
import { findFeedback, listOfPurchase, saveFeedback } from './feedback.repository'
import { requireAllowed } from './said-text.service'

/** A purchase has the marks of one person: of each record, before a merge. */
const MARKS_MAX = 20

/** @throws DomainError PURCHASE_NOT_FOUND, also for another member's */
export async function getRating(context: MemberContext, purchaseId: string) {
  const { db, now } = context
  const rules = await rulesInForce(context, feedbackRules)
  const { reasons, seenHours, answerHours } = rules
  const { purchase, known } = await findRated(context, purchaseId)
  const storeName = await freshStoreName(db, purchase.storeId, now)
  return {
    canRate: known === null && canRate(ratedOf(purchase), rules, now),
    ...{ reasons, seenHours, answerHours },
    rating: known && toRating(known, storeName, now),
  }
}

/** @throws DomainError PURCHASE_NOT_FOUND, FEEDBACK_CLOSED, FEEDBACK_OVER, TEXT_REFUSED */
export async function ratePurchase(context: MemberContext, { purchaseId, ...mark }: Mark & { purchaseId: string }) {
  const { db, now, memberId } = context
  const rules = await rulesInForce(context, feedbackRules)
  const { purchase, known } = await findRated(context, purchaseId)
  await requireAllowed(context, mark.text)
  const id = known?._id ?? ratingId(memberId, purchaseId)
  const rating = await db.transaction(async (tx) => {
    const before = await findFeedback(tx, id)
    if (before && servedIn(before.requests, context)) return before
    const decision = decideRating({ known: before, rated: ratedOf(purchase), memberId }, mark, { rules, now })
    if (decision.kind === 'refused') throw new DomainError(decision.reason)
    const feedback = { ...decision.feedback, requests: withMark(before?.requests, markOf(context)) }
    await saveFeedback(tx, feedback)
    await tellGiven(context, tx, feedback)
    return feedback
  })
  return { rating: toRating(rating, await freshStoreName(db, purchase.storeId, now), now) }
}

/** That something was said, or a mark corrected: under the same id, with what it is now. */
export function tellGiven(context: MemberContext, tx: Tx, feedback: Feedback): Promise<void> {
  const { _id: feedbackId, memberId, kind, score, storeId } = feedback
  const payload = { feedbackId, kind, score, storeId }
  return tell(context, tx, { name: 'feedback.given', source: context.requestId, memberId, payload })
}

/** Of a purchase whose record was merged the mark may have been given before. */
async function findRated({ db, memberId }: MemberContext, purchaseId: string) {
  const purchase = await findPurchase(db, purchaseId)
  if (!purchase) throw new DomainError('PURCHASE_NOT_FOUND')
  const records = await recordsOfPerson(db, memberId)
  if (!records.includes(purchase.memberId)) throw new DomainError('PURCHASE_NOT_FOUND')
  const marks = await listOfPurchase(db, purchaseId, MARKS_MAX)
  return { purchase, known: marks.find((mark) => records.includes(mark.memberId)) ?? null }
}

const ratedOf = ({ _id, storeId, staffId, at, undone }: Purchase) => ({
  ...{ _id, storeId, staffId, at },
  isUndone: undone !== null,
})
