import type { Send } from '#shared/reach/message/send'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const sends = collection<Send>('message_sends')
const OUTCOMES_MAX = 500

export const findSend = (reader: Reader, id: string) => reader.find(sends, id)
export const insertSend = (tx: Tx, send: Send) => tx.insert(sends, send)
export const saveSend = (tx: Tx, send: Send) => tx.save(sends, send)
/** By byState: whose caller was lost. */
export const pageUnsettled = (db: Db, before: number, afterId: string | null, limit: number) =>
  db.page(sends, { where: { state: 'sending', at: { lt: before } }, afterId, limit })
/** By byDay: how many there were of each outcome, from a day on. */
export const sumOutcomes = (db: Db, fromDay: string) =>
  db.sumBy(sends, { where: { day: { gte: fromDay } }, by: 'outcome', fields: [], limit: OUTCOMES_MAX })
/** By byAskedBy: what became of the messages that somebody asked for, by step. */
export const sumStepOutcomes = (db: Db, askedBy: string) =>
  db.sumBy(sends, { where: { askedBy }, by: 'stepOutcome', fields: [], limit: OUTCOMES_MAX })
/** By byMsgid. */
export const noteDelivery = (db: Db, msgid: string, delivery: NonNullable<Send['delivery']>) =>
  db.updateWhere(sends, { msgid }, { set: { delivery } })
export const removeSendsOf = (db: Db, memberIds: readonly string[]) =>
  db.removeWhere(sends, { memberId: { in: memberIds } })
/** By byAge. */
export const removeSendsBefore = (db: Db, at: number) => db.removeWhere(sends, { at: { lt: at } })
