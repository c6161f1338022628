import type { InboxMessage } from '#shared/reach/inbox/inbox'
import { collection } from '../../../platform/db/collection'
import type { Db, Order, Tx } from '../../../platform/db/db'

const messages = collection<InboxMessage>('inbox_messages')
const NEWEST: Order = [
  ['at', 'desc'],
  ['_id', 'asc'],
]

/** @throws DuplicateKeyError when the fact was told before. */
export const insertInboxMessage = (writer: Pick<Tx, 'insert'>, message: InboxMessage) =>
  writer.insert(messages, message)
export const findInboxMessage = (tx: Pick<Tx, 'find'>, id: string) => tx.find(messages, id)
/** By byMember. */
export const listBefore = (db: Db, memberIds: readonly string[], at: number, limit: number) =>
  db.list(messages, { where: { memberId: { in: memberIds }, at: { lt: at } }, orderBy: NEWEST, limit })
/** By byMember: those of one instant, after an id. */
export const listWithin = (db: Db, memberIds: readonly string[], at: number, afterId: string, limit: number) =>
  db.list(messages, {
    where: { memberId: { in: memberIds }, at, _id: { gt: afterId } },
    orderBy: [['_id', 'asc']],
    limit,
  })
/** By byUnread. */
export const countUnreadOf = (db: Db, memberIds: readonly string[]) =>
  db.count(messages, { memberId: { in: memberIds }, isRead: false })
/** By byUnread. */
export const markReadUntil = (db: Db, memberIds: readonly string[], untilAt: number) =>
  db.updateWhere(
    messages,
    { memberId: { in: memberIds }, isRead: false, at: { lte: untilAt } },
    { set: { isRead: true } },
  )
export const removeMessagesOf = (db: Db, memberIds: readonly string[]) =>
  db.removeWhere(messages, { memberId: { in: memberIds } })
/** By byAge. */
export const removeMessagesBefore = (db: Db, at: number) => db.removeWhere(messages, { at: { lt: at } })
