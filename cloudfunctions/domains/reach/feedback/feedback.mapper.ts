import { canReply, isLate } from '#shared/reach/feedback/conversation'
import type { Feedback } from '#shared/reach/feedback/feedback'
import type { Photo } from '#shared/reach/feedback/photo'
import { canChange } from '#shared/reach/feedback/rating'

/** As its member reads it. */
export function toView(feedback: Feedback, storeName: string | null) {
  const { _id, kind, purchaseId, score, reasons, text, at, ticket, messages } = feedback
  return {
    feedbackId: _id,
    ...{ kind, storeName, purchaseId, score, reasons, text, at, messages },
    ticket: ticket && {
      ...{ status: ticket.status, openedAt: ticket.openedAt, isSolved: ticket.isSolved },
      ...{ seenDueAt: ticket.seenDueAt, answerDueAt: ticket.answerDueAt },
      ...{ seenAt: ticket.seenAt, answeredAt: ticket.answeredAt },
    },
  }
}

export const toThread = (feedback: Feedback, storeName: string | null, photos: readonly Photo[]) => ({
  ...toView(feedback, storeName),
  canReply: canReply(feedback),
  photos: photos.map(({ fileId, state }) => ({ fileId, state })),
})

export const toRating = (feedback: Feedback, storeName: string | null, now: number) => ({
  ...toView(feedback, storeName),
  canChange: canChange(feedback, now),
})

/** As whoever answers it reads it. */
export function toTicket(
  feedback: Feedback,
  names: { storeName: string | null; staffName: string | null },
  now: number,
) {
  const { memberId, storeId, ticket, dueAt } = feedback
  return {
    ...toView(feedback, names.storeName),
    ...{ memberId, storeId, staffName: names.staffName, seenBy: ticket?.seenBy ?? null, dueAt },
    isLate: ticket !== null && isLate(ticket, now),
  }
}
