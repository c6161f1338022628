import { dueAtOf, type Feedback, MESSAGES_MAX, type Message, type Ticket, UNANSWERED_MAX, withTicket } from './feedback'
import type { FeedbackRules } from './rules'

const HOUR_MS = 3_600_000

export type TicketDecision = { kind: 'refused' } | { kind: 'unchanged' } | { kind: 'changed'; feedback: Feedback }

const REFUSED: TicketDecision = { kind: 'refused' }
const UNCHANGED: TicketDecision = { kind: 'unchanged' }

/** The member writes on. What was answered or settled waits for the shop again, with a new clock for the answer. */
export function decideReply(
  feedback: Feedback,
  { text, now }: { text: string; now: number },
  { answerHours }: Pick<FeedbackRules, 'answerHours'>,
): TicketDecision {
  const { ticket, messages } = feedback
  if (!ticket || messages.length >= MESSAGES_MAX || unansweredIn(messages) >= UNANSWERED_MAX) return REFUSED
  const isWaiting = ticket.status === 'open'
  const again = { ...ticket, status: 'open' as const, answerDueAt: now + answerHours * HOUR_MS, endedAt: null }
  const said = { ...feedback, messages: [...messages, { from: 'member' as const, by: null, text, at: now }] }
  return { kind: 'changed', feedback: withTicket(said, isWaiting ? ticket : { ...again, isSolved: null }) }
}

/** Whether another word of the member's would be taken. */
export function canReply({ ticket, messages }: Pick<Feedback, 'ticket' | 'messages'>): boolean {
  return ticket !== null && messages.length < MESSAGES_MAX && unansweredIn(messages) < UNANSWERED_MAX
}

/** Whether it is settled is the member's to say, once the shop has answered. */
export function decideSettling(feedback: Feedback, isSolved: boolean, now: number): TicketDecision {
  const { ticket } = feedback
  if (!ticket || ticket.answeredAt === null) return REFUSED
  if (ticket.isSolved === isSolved) return UNCHANGED
  const settled: Ticket = isSolved
    ? { ...ticket, status: 'solved', isSolved, endedAt: now }
    : { ...ticket, isSolved, endedAt: null, status: ticket.status === 'open' ? 'open' : 'answered' }
  return { kind: 'changed', feedback: withTicket(feedback, settled) }
}

/** Somebody of the shop has looked: the first clock stops. Whoever looks later changes nothing. */
export function decideTaking(feedback: Feedback, { by, now }: { by: string; now: number }): TicketDecision {
  const { ticket } = feedback
  if (!ticket) return REFUSED
  if (ticket.seenAt !== null) return UNCHANGED
  return { kind: 'changed', feedback: withTicket(feedback, { ...ticket, seenAt: now, seenBy: by }) }
}

/** The shop answers, which is a look too. What the member has called settled is open to another word all the same. */
export function decideAnswer(
  feedback: Feedback,
  { by, signature, text, now }: { by: string; signature: string | null; text: string; now: number },
): TicketDecision {
  const { ticket, messages } = feedback
  if (!ticket || messages.length >= MESSAGES_MAX) return REFUSED
  const message: Message = { from: 'shop', by: signature, text, at: now }
  const answered: Ticket = {
    ...ticket,
    status: ticket.status === 'solved' ? 'solved' : 'answered',
    seenAt: ticket.seenAt ?? now,
    seenBy: ticket.seenBy ?? by,
    answeredAt: ticket.answeredAt ?? now,
  }
  return { kind: 'changed', feedback: withTicket({ ...feedback, messages: [...messages, message] }, answered) }
}

/** For what was settled elsewhere, such as by telephone, or is no complaint at all: the shop says why. */
export function decideClosing(feedback: Feedback, { by, now }: { by: string; now: number }): TicketDecision {
  const { ticket } = feedback
  if (!ticket) return REFUSED
  if (ticket.status === 'solved' || ticket.status === 'closed') return UNCHANGED
  const seen = { seenAt: ticket.seenAt ?? now, seenBy: ticket.seenBy ?? by }
  return { kind: 'changed', feedback: withTicket(feedback, { ...ticket, ...seen, status: 'closed', endedAt: now }) }
}

/** Whether the clock that runs has run out. */
export const isLate = (ticket: Ticket, now: number): boolean => (dueAtOf(ticket) ?? Number.MAX_SAFE_INTEGER) < now

/** What the member has written since the shop answered last. */
function unansweredIn(messages: readonly Message[]): number {
  const lastAnswer = messages.map(({ from }) => from).lastIndexOf('shop')
  return messages.length - 1 - lastAnswer
}
