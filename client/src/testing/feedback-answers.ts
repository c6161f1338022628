import type { ActionOutput } from '../api/call'

/** Valid answers about what members say to the shop, for screen tests. */

type Asked = ActionOutput<'feedback.getRating'>
type Rating = ActionOutput<'feedback.rate'>['rating']
type Thread = ActionOutput<'feedback.getMine'>['feedback']
type Ticket = NonNullable<Thread['ticket']>

/** Friday, 20 November 2026, 12:05. */
const AT = Date.UTC(2026, 10, 20, 4, 5)
const HOUR_MS = 3_600_000

export function anAsked(part: Partial<Asked> = {}): Asked {
  return { canRate: true, reasons: ['等得久', '凉了'], seenHours: 2, answerHours: 24, rating: null, ...part }
}

export function aTicketView(part: Partial<Ticket> = {}): Ticket {
  return {
    status: 'open',
    openedAt: AT,
    seenDueAt: AT + 2 * HOUR_MS,
    answerDueAt: AT + 24 * HOUR_MS,
    seenAt: null,
    answeredAt: null,
    isSolved: null,
    ...part,
  }
}

const said = {
  feedbackId: 'mem_1:A-017',
  kind: 'rating' as const,
  storeName: '常来茶铺',
  purchaseId: 'A-017',
  at: AT,
  messages: [],
}

export function aRatingView(score: number, part: Partial<Rating> = {}): Rating {
  const ticket = score <= 3 ? aTicketView() : null
  return { ...said, score, reasons: [], text: '', ticket, canChange: true, ...part }
}

export function aThread(part: Partial<Thread> = {}): Thread {
  const words = { score: 2, reasons: ['等得久'], text: '等了十五分钟' }
  return { ...said, ...words, ticket: aTicketView(), canReply: true, photos: [], ...part }
}
