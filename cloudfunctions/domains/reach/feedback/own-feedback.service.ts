import { withMark } from '#shared/kernel/request-mark'
import { decideReply, decideSettling, type TicketDecision } from '#shared/reach/feedback/conversation'
import type { Feedback } from '#shared/reach/feedback/feedback'
import { PHOTOS_MAX } from '#shared/reach/feedback/photo'
import { type FeedbackRules, feedbackRules } from '#shared/reach/feedback/rules'
import type { MemberContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { markOf, servedIn } from '../../../platform/request-content'
import { tell } from '../../base/facts/facts.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { recordsOfPerson } from '../../people/member/member.face'
import { freshStoreName } from '../../people/staff/staff.face'
import { toThread, toView } from './feedback.mapper'
import { findFeedback, listOfMember, saveFeedback } from './feedback.repository'
import { listPhotos } from './photo.repository'
import { requireAllowed } from './said-text.service'

const PAGE_SIZE = 20

/** What the caller has said, the newest first; what a merged record said is this person's too. */
export async function listMine(context: MemberContext, beforeAt = Number.MAX_SAFE_INTEGER) {
  const { db, memberId } = context
  const found = await listOfMember(db, await recordsOfPerson(db, memberId), beforeAt, PAGE_SIZE + 1)
  const page = found.slice(0, PAGE_SIZE)
  const views = []
  // A page names few stores, and a warm instance knows them.
  for (const feedback of page) views.push(toView(feedback, await storeNameOf(context, feedback)))
  return {
    feedbacks: views.map(({ messages: _messages, ...view }) => view),
    nextBeforeAt: found.length > PAGE_SIZE ? (page.at(-1)?.at ?? null) : null,
  }
}

/** @throws DomainError FEEDBACK_NOT_FOUND, also for another member's */
export async function getMine(context: MemberContext, feedbackId: string) {
  const { answerHours } = await rulesInForce(context, feedbackRules)
  const feedback = requireOwn(await findFeedback(context.db, feedbackId), await recordsOf(context))
  return { feedback: await threadOf(context, feedback), answerHours }
}

/** @throws DomainError FEEDBACK_NOT_FOUND, FEEDBACK_OVER, TEXT_REFUSED */
export async function replyToShop(context: MemberContext, { feedbackId, text }: { feedbackId: string; text: string }) {
  await requireAllowed(context, text)
  return changeOwn(context, feedbackId, (feedback, rules) => decideReply(feedback, { text, now: context.now }, rules))
}

/** @throws DomainError FEEDBACK_NOT_FOUND, FEEDBACK_OVER */
export function settle(context: MemberContext, { feedbackId, isSolved }: { feedbackId: string; isSolved: boolean }) {
  return changeOwn(
    context,
    feedbackId,
    (feedback) => decideSettling(feedback, isSolved, context.now),
    async (tx, { memberId }) => {
      const payload = { feedbackId, isSolved }
      await tell(context, tx, { name: 'feedback.settled', source: context.requestId, memberId, payload })
    },
  )
}

/** The same request again finds its mark and changes nothing. */
async function changeOwn(
  context: MemberContext,
  feedbackId: string,
  decide: (feedback: Feedback, rules: FeedbackRules) => TicketDecision,
  andTell?: (tx: Tx, feedback: Feedback) => Promise<void>,
) {
  const rules = await rulesInForce(context, feedbackRules)
  const records = await recordsOf(context)
  const feedback = await context.db.transaction(async (tx) => {
    const before = requireOwn(await findFeedback(tx, feedbackId), records)
    if (servedIn(before.requests, context)) return before
    const decision = decide(before, rules)
    if (decision.kind === 'refused') throw new DomainError('FEEDBACK_OVER')
    const changed = decision.kind === 'changed' ? decision.feedback : before
    const after = { ...changed, requests: withMark(before.requests, markOf(context)) }
    await saveFeedback(tx, after)
    if (decision.kind === 'changed') await andTell?.(tx, after)
    return after
  })
  return { feedback: await threadOf(context, feedback) }
}

/** A rating has no photos: nothing is looked for. */
async function threadOf(context: MemberContext, feedback: Feedback) {
  const photos = feedback.kind === 'rating' ? [] : await listPhotos(context.db, feedback._id, PHOTOS_MAX)
  return toThread(feedback, await storeNameOf(context, feedback), photos)
}

const recordsOf = ({ db, memberId }: MemberContext) => recordsOfPerson(db, memberId)

function requireOwn(feedback: Feedback | null, records: readonly string[]): Feedback {
  if (!feedback || !records.includes(feedback.memberId)) throw new DomainError('FEEDBACK_NOT_FOUND')
  return feedback
}

const storeNameOf = async ({ db, now }: MemberContext, { storeId }: Feedback) =>
  storeId === null ? null : freshStoreName(db, storeId, now)
