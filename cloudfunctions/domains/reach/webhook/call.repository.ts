import { type CallOutcome, outcomeText, type WebhookCall } from '#shared/reach/webhook/call'
import { collection } from '../../../platform/db/collection'
import type { Db, Tx } from '../../../platform/db/db'

const calls = collection<WebhookCall>('webhook_calls')
const OUTCOMES_MAX = 200

/** @throws DuplicateKeyError when the step has called before */
export const insertCall = (tx: Tx, call: WebhookCall) => tx.insert(calls, call)
export const findCall = (tx: Tx, id: string) => tx.find(calls, id)
export const findCalls = (db: Db, ids: readonly string[]) => db.findMany(calls, ids)
/** Ends one that is under way; one that has ended stays as it is. */
export const endCall = async (db: Db, call: Pick<WebhookCall, '_id' | 'addressKey'>, outcome: CallOutcome) =>
  (await db.updateWhere(
    calls,
    { _id: call._id, state: 'sending' },
    { set: { ...outcome, outcome: outcomeText({ ...outcome, addressKey: call.addressKey }) } },
  )) === 1
/** By byState: whose caller was lost. */
export const pageUnsettled = (db: Db, before: number, afterId: string | null, limit: number) =>
  db.page(calls, { where: { state: 'sending', at: { lt: before } }, afterId, limit })
/** By byDay: how many there were of each outcome, from a day on. */
export const sumOutcomes = (db: Db, fromDay: string) =>
  db.sumBy(calls, { where: { day: { gte: fromDay } }, by: 'outcome', fields: [], limit: OUTCOMES_MAX })
/** By byMember. */
export const removeCallsOf = (db: Db, memberIds: readonly string[]) =>
  db.removeWhere(calls, { memberId: { in: memberIds } })
/** By byAge. */
export const removeCallsBefore = (db: Db, at: number) => db.removeWhere(calls, { at: { lt: at } })
