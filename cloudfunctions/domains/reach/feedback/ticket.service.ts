import { copyProblems } from '#shared/kernel/copy-law'
import { decideAnswer, decideClosing, decideTaking, type TicketDecision } from '#shared/reach/feedback/conversation'
import type { Feedback } from '#shared/reach/feedback/feedback'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce, recordLook } from '../../base/audit/audit.face'
import { tell } from '../../base/facts/facts.face'
import { freshStoreName, namesOfStaff } from '../../people/staff/staff.face'
import { toTicket } from './feedback.mapper'
import { findFeedback, listTicketsBefore, listWaiting, saveFeedback } from './feedback.repository'
import { shownPhotosOf } from './photo.service'

const PAGE_SIZE = 50
/** More than anybody works through before the list is looked at again. */
const WAITING_MAX = 300

interface TicketRef {
  feedbackId: string
  /** Of whoever may see one store alone; left out by whoever may see the whole shop. */
  storeId?: string | undefined
}

export async function listTickets(
  context: Context,
  { storeId, isWaiting, beforeAt = Number.MAX_SAFE_INTEGER }: ListAsked,
) {
  const { db } = context
  const found = isWaiting
    ? await listWaiting(db, storeId, WAITING_MAX)
    : await listTicketsBefore(db, storeId, beforeAt, PAGE_SIZE + 1)
  const page = isWaiting ? found : found.slice(0, PAGE_SIZE)
  const tickets = await toTickets(context, page)
  return {
    now: context.now,
    tickets: tickets.map(({ messages: _messages, ...ticket }) => ticket),
    nextBeforeAt: found.length > page.length ? (page.at(-1)?.ticketAt ?? null) : null,
  }
}

interface ListAsked {
  storeId?: string | undefined
  isWaiting: boolean
  beforeAt?: number | undefined
}

/** @throws DomainError FEEDBACK_NOT_FOUND, also for another store's */
export async function getTicket(context: Context, ref: TicketRef) {
  const feedback = requireTicket(await findFeedback(context.db, ref.feedbackId), ref)
  const look = { action: 'feedback.getTicket', subject: feedback.memberId, storeId: feedback.storeId }
  await recordLook(context, look)
  return { ticket: await toOne(context, feedback), now: context.now, ...(await shownPhotosOf(context, feedback._id)) }
}

/** @throws DomainError FEEDBACK_NOT_FOUND */
export const takeTicket = (context: Context, { by, ...ref }: TicketRef & { by: string }) =>
  changeTicket(context, ref, { action: 'feedback.take' }, (feedback) =>
    decideTaking(feedback, { by, now: context.now }),
  )

/** @throws DomainError FEEDBACK_NOT_FOUND, FEEDBACK_OVER, WORDS_NOT_ALLOWED */
export async function answerTicket(context: Context, { by, text, ...ref }: TicketRef & { by: string; text: string }) {
  const [problem] = copyProblems(text)
  if (problem) throw new DomainError('WORDS_NOT_ALLOWED', { found: problem.found, why: problem.why })
  // Members read the name of a person that the shop knows, and of nobody whose name was only typed.
  const signature = context.person?.name ?? null
  return changeTicket(
    context,
    ref,
    { action: 'feedback.answer' },
    (feedback) => decideAnswer(feedback, { by, signature, text, now: context.now }),
    async (tx, { _id: feedbackId, memberId }) => {
      await tell(context, tx, {
        ...{ name: 'feedback.answered', source: context.requestId, memberId },
        payload: { feedbackId },
      } as const)
    },
  )
}

/** @throws DomainError FEEDBACK_NOT_FOUND */
export const closeTicket = (context: Context, { by, note, ...ref }: TicketRef & { by: string; note: string }) =>
  changeTicket(context, ref, { action: 'feedback.close', note }, (feedback) =>
    decideClosing(feedback, { by, now: context.now }),
  )

/** Together with its record in the audit: the same request again finds it and does nothing. */
async function changeTicket(
  context: Context,
  ref: TicketRef,
  audited: { action: string; note?: string },
  decide: (feedback: Feedback) => TicketDecision,
  andTell?: (tx: Tx, feedback: Feedback) => Promise<void>,
) {
  const { db } = context
  const { storeId } = requireTicket(await findFeedback(db, ref.feedbackId), ref)
  await changeOnce(context, { ...audited, subject: ref.feedbackId, storeId }, async (tx) => {
    const decision = decide(requireTicket(await findFeedback(tx, ref.feedbackId), ref))
    if (decision.kind === 'refused') throw new DomainError('FEEDBACK_OVER')
    if (decision.kind === 'unchanged') return
    await saveFeedback(tx, decision.feedback)
    await andTell?.(tx, decision.feedback)
  })
  return { ticket: await toOne(context, requireTicket(await findFeedback(db, ref.feedbackId), ref)) }
}

/** A right for one store shows its tickets and no other's; without a store named it is one for the whole shop. */
function requireTicket(feedback: Feedback | null, { storeId }: TicketRef): Feedback {
  const isThere =
    feedback !== null && feedback.ticket !== null && (storeId === undefined || feedback.storeId === storeId)
  if (!isThere) throw new DomainError('FEEDBACK_NOT_FOUND')
  return feedback
}

async function toTickets(context: Context, page: readonly Feedback[]) {
  const names = await namesOfStaff(
    context,
    page.flatMap(({ staffId }) => staffId ?? []),
  )
  const tickets = []
  for (const feedback of page) tickets.push(toTicket(feedback, await namesOf(context, feedback, names), context.now))
  return tickets
}

async function toOne(context: Context, feedback: Feedback) {
  const { staffId } = feedback
  const names = await namesOfStaff(context, staffId === null ? [] : [staffId])
  return toTicket(feedback, await namesOf(context, feedback, names), context.now)
}

async function namesOf({ db, now }: Context, { staffId, storeId }: Feedback, names: ReadonlyMap<string, string>) {
  return {
    staffName: staffId === null ? null : (names.get(staffId) ?? null),
    storeName: storeId === null ? null : await freshStoreName(db, storeId, now),
  }
}
