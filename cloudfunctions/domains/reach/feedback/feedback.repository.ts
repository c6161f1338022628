import type { BusinessDay } from '#shared/kernel/business-day'
import type { Feedback } from '#shared/reach/feedback/feedback'
import type { Voice } from '#shared/reach/feedback/voice'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'
import { many } from '../../../platform/noun/shown-records'

const feedbacks = collection<Feedback>('feedbacks')

/** A week's figures as of a night; `_id` is `<monday>:<store>`, or `<monday>:shop` for all stores together. */
export interface VoiceWeek {
  _id: string
  week: BusinessDay
  storeId: string | null
  voice: Voice
  isPartial: boolean
  countedAt: number
}

const voices = collection<VoiceWeek>('feedback_weeks')

export const findFeedback = (reader: Reader, id: string) => reader.find(feedbacks, id)
export const insertFeedback = (tx: Tx, feedback: Feedback) => tx.insert(feedbacks, feedback)
export const saveFeedback = (tx: Tx, feedback: Feedback) => tx.save(feedbacks, feedback)
/** By byPurchase. */
export const listOfPurchase = (db: Db, purchaseId: string, limit: number) =>
  db.list(feedbacks, { where: { purchaseId }, limit })
/** By byMember. */
export const listOfMember = (db: Db, memberIds: readonly string[], beforeAt: number, limit: number) =>
  db.list(feedbacks, {
    where: { memberId: { in: memberIds }, at: { lt: beforeAt } },
    orderBy: [['at', 'desc']],
    limit,
  })

const atStore = (storeId: string | undefined) => (storeId === undefined ? {} : { storeId })

/** What waits for the shop, the first due on top. By byDue, byStoreDue. */
export const listWaiting = (db: Db, storeId: string | undefined, limit: number) =>
  db.list(feedbacks, { where: { ...atStore(storeId), dueAt: { gt: 0 } }, orderBy: [['dueAt', 'asc']], limit })
/** How many of a person’s wait for an answer. By byMember. */
export const countOpenTickets = (db: Db, memberIds: readonly string[]) =>
  db.count(feedbacks, { memberId: { in: memberIds }, dueAt: { gt: 0 } })
/** By byDue. */
export const listLate = (db: Db, now: number, limit: number) =>
  db.list(feedbacks, { where: { dueAt: { gt: 0, lt: now } }, orderBy: [['dueAt', 'asc']], limit })
/** By byTicket, byStoreTicket. */
export const listTicketsBefore = (db: Db, storeId: string | undefined, beforeAt: number, limit: number) =>
  db.list(feedbacks, {
    where: { ...atStore(storeId), ticketAt: { gt: 0, lt: beforeAt } },
    orderBy: [['ticketAt', 'desc']],
    limit,
  })
/** What was said between two instants, the older first. By byAt. */
export const listSaid = (db: Db, fromAt: number, toAt: number, limit: number) =>
  db.list(feedbacks, { where: { at: { gte: fromAt, lt: toAt } }, orderBy: [['at', 'asc']], limit })
/** By byAt. */
export const removeSaidBefore = (db: Db, at: number) => db.removeWhere(feedbacks, { at: { lt: at } })
/** What was said in words; that there was a mark stays, under an id that leads to nobody. */
export const emptyWords = (db: Db, memberIds: readonly string[]) =>
  db.updateWhere(
    feedbacks,
    { memberId: { in: memberIds } },
    { set: { text: '', messages: [], requests: [], dueAt: null } },
  )

export const findVoices = (db: Db, ids: readonly string[]) => db.findMany(voices, ids)
/** By byWeek. */
export const listVoices = (db: Db, week: BusinessDay, limit: number) =>
  db.list(voices, { where: { week, storeId: { gt: '' } }, orderBy: [['storeId', 'asc']], limit })
export const saveVoice = (db: Db, voice: VoiceWeek) => db.save(voices, voice)

/** As the member wrote and read it, without who of the shop looked. */
export const shownFeedbacks = many(feedbacks, {
  of: 'memberId',
  newestBy: 'at',
  show: ({ kind, storeId, purchaseId, score, reasons, text, at, messages, ticket }) => ({
    ...{ kind, storeId, purchaseId, score, reasons, text, at },
    messages: messages.map(({ from, text: said, at: saidAt }) => ({ from, text: said, at: saidAt })),
    status: ticket?.status ?? null,
    isSolved: ticket?.isSolved ?? null,
  }),
})
