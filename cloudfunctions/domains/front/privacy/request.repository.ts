import type { PrivacyRequest, RequestKind } from '#shared/front/privacy/request'
import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'
import type { NewestReading } from '../../../platform/db/newest-page'
import { many } from '../../../platform/noun/shown-records'

/** As stored. Whether the answer came too late is decided once, when it is given. */
export interface StoredRequest extends PrivacyRequest {
  isLate: boolean
}

const requests = collection<StoredRequest>('privacy_requests')
const STATUSES_MAX = 10

export const findPrivacyRequest = (reader: Reader, id: string) => reader.find(requests, id)
export const savePrivacyRequest = (tx: Tx, request: StoredRequest) => tx.save(requests, request)

type Answer = Pick<StoredRequest, 'answer' | 'answeredBy'> & {
  status: Exclude<StoredRequest['status'], 'open'>
  answeredAt: number
}

/** Closes a request, and notes whether that was after the day on which it was due. */
export const savePrivacyAnswer = (tx: Tx, request: Omit<StoredRequest, keyof Answer | 'isLate'>, answer: Answer) =>
  savePrivacyRequest(tx, { ...request, ...answer, isLate: businessDayOf(answer.answeredAt) > request.dueDay })

/** In the order in which they are due. */
export const listOpen = (db: Db, limit: number) =>
  db.list(requests, { where: { status: 'open' }, orderBy: [['dueDay', 'asc']], limit })
/** Several may share an instant, because deletions that cooled off overnight are answered together. */
export const answeredOf = (db: Db): NewestReading<StoredRequest> => ({
  atOf: ({ answeredAt }) => answeredAt ?? 0,
  before: (at, limit) =>
    db.list(requests, { where: { answeredAt: { lt: at } }, orderBy: [['answeredAt', 'desc']], limit }),
  within: (answeredAt, afterId, limit) =>
    db.list(requests, { where: { answeredAt, _id: { gt: afterId } }, orderBy: [['_id', 'asc']], limit }),
})
/** Open deletions that can no longer be taken back, in the order of ids. */
export const pageCooled = (db: Db, now: number, afterId: string | null, limit: number) =>
  db.page(requests, { where: { status: 'open', coolsUntilAt: { lte: now } }, afterId, limit })
export const countDueUntil = (db: Db, day: BusinessDay) => db.count(requests, { status: 'open', dueDay: { lte: day } })
export const countLateOf = (db: Db, fromAt: number, toAt: number) =>
  db.count(requests, { isLate: true, answeredAt: { gte: fromAt, lt: toAt } })
/** How the requests of a kind that came between two days stand now. */
export const countByStatus = (db: Db, kind: RequestKind, fromDay: BusinessDay, toDay: BusinessDay) =>
  db.sumBy(requests, {
    where: { kind, receivedDay: { gte: fromDay, lte: toDay } },
    by: 'status',
    fields: [],
    limit: STATUSES_MAX,
  })
/** What was asked may tell a person; of a deletion the act that ends the membership writes it anyway. */
export const emptyNotes = (db: Db, memberIds: readonly string[]) =>
  db.updateWhere(
    requests,
    { memberId: { in: memberIds }, kind: { in: ['copy', 'correction', 'consent', 'other'] } },
    { set: { note: '', answer: '' } },
  )

/** Marks a pending deletion as done. Doing it again changes nothing. */
export const closeCooled = async (db: Db, _id: string, now: number): Promise<boolean> =>
  (await db.updateWhere(
    requests,
    { _id, status: 'open' },
    { set: { status: 'done', note: '', answer: '', answeredAt: now } },
  )) === 1

/** As the member sees it, without who recorded and who answered it: that is the shop's own business. */
export const shownRequests = many(requests, {
  of: 'memberId',
  newestBy: 'filedAt',
  show: ({ kind, way, status, note, receivedDay, dueDay, answer, answeredAt }) => {
    return { kind, way, status, note, receivedDay, dueDay, answer, answeredAt }
  },
})
