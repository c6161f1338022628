import type { RequestMark } from '#shared/kernel/request-mark'

export const FEEDBACK_KINDS = ['rating', 'suggestion', 'complaint'] as const
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number]

/** For so long a mark can be corrected: a thumb slips, an opinion does not change. */
export const CHANGE_MS = 5 * 60_000
export const TEXT_LENGTH_MAX = 500
export const MESSAGES_MAX = 60
/** So much a member may write before somebody has answered. */
export const UNANSWERED_MAX = 5
/** What was said is kept for two years, and then taken away. */
export const KEPT_DAYS = 730

/**
 * - `open`: the shop owes an answer
 * - `answered`: the shop has answered, the member has not said whether that settled it
 * - `solved`: the member said that it is settled
 * - `closed`: the shop has closed it without the member's word
 */
export const TICKET_STATUSES = ['open', 'answered', 'solved', 'closed'] as const
export type TicketStatus = (typeof TICKET_STATUSES)[number]

/** What the shop owes, with its two clocks: until when somebody has looked, and until when somebody has answered. */
export interface Ticket {
  status: TicketStatus
  openedAt: number
  seenDueAt: number
  answerDueAt: number
  seenAt: number | null
  seenBy: string | null
  /** The first answer: the second clock is measured by it. */
  answeredAt: number | null
  endedAt: number | null
  /** What the member said of it; null while nothing was said. */
  isSolved: boolean | null
}

export interface Message {
  from: 'member' | 'shop'
  /** Who answered, as members read it; null for the member, and where nobody is known. */
  by: string | null
  text: string
  at: number
}

/** What one member said to the shop, and what came of it. */
export interface Feedback {
  /** `<member>:<purchase>` for a rating, otherwise made of the request. */
  _id: string
  kind: FeedbackKind
  memberId: string
  /** Null for a suggestion to the whole shop. */
  storeId: string | null
  /** Who served; null where nobody did. */
  staffId: string | null
  purchaseId: string | null
  /** 1–5; null for what was only written. */
  score: number | null
  reasons: string[]
  text: string
  at: number
  ticket: Ticket | null
  /** When the ticket was opened, for the list of tickets; null without one. */
  ticketAt: number | null
  /** When the next clock of the ticket ends; null when none runs. */
  dueAt: number | null
  messages: Message[]
  requests: RequestMark[]
}

export interface Clocks {
  seenHours: number
  answerHours: number
}

const HOUR_MS = 3_600_000

export function openTicket(openedAt: number, { seenHours, answerHours }: Clocks): Ticket {
  return {
    status: 'open',
    openedAt,
    seenDueAt: openedAt + seenHours * HOUR_MS,
    answerDueAt: openedAt + answerHours * HOUR_MS,
    seenAt: null,
    seenBy: null,
    answeredAt: null,
    endedAt: null,
    isSolved: null,
  }
}

/** When the next clock ends: until somebody looks the first one runs, then the second. */
export function dueAtOf(ticket: Ticket | null): number | null {
  if (ticket?.status !== 'open') return null
  return ticket.seenAt === null ? Math.min(ticket.seenDueAt, ticket.answerDueAt) : ticket.answerDueAt
}

/** With its ticket, and with what lists find it by. */
export function withTicket(feedback: Feedback, ticket: Ticket | null): Feedback {
  return { ...feedback, ticket, ticketAt: ticket?.openedAt ?? null, dueAt: dueAtOf(ticket) }
}
