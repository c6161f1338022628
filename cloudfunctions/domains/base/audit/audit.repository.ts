import { collection } from '../../../platform/db/collection'
import type { Db, Tx } from '../../../platform/db/db'

/** Who looked at a person, or changed something about the shop. Kept, never changed, but for a reason about somebody who has left. */
export interface AuditRecord {
  _id: string
  /** The id of the member, store or other thing that was looked at or changed. */
  subject: string
  /** The id of the member or clerk who acted, or `console` for operators. */
  actor: string
  action: string
  storeId: string | null
  at: number
  /** Why, where the act asks for a reason. */
  note?: string
}

const audits = collection<AuditRecord>('audits')

const ACTIONS_MAX = 1000

/** How often each action is on record between two instants, the second not included. */
export const countByAction = async (db: Db, fromAt: number, toAt: number) =>
  (
    await db.sumBy(audits, { where: { at: { gte: fromAt, lt: toAt } }, by: 'action', fields: [], limit: ACTIONS_MAX })
  ).map(({ key: action, count }) => ({ action, count }))

export const insertAudit = (into: Db | Tx, record: AuditRecord) => into.insert(audits, record)

/** The words in which somebody said why go; who did what and when stays. By bySubject. */
export const emptyAuditNotes = (db: Db, subjects: readonly string[]) =>
  db.updateWhere(audits, { subject: { in: subjects }, note: { exists: true } }, { unset: ['note'] })

/** Newest first; by one of the three or by none: each has an index of its own, byAt serves the last. */
export const listAudits = (
  db: Db,
  by: Partial<Record<'actor' | 'action' | 'subject', string>>,
  { fromAt, untilAt, limit }: { fromAt: number; untilAt: number; limit: number },
) =>
  db.list(audits, {
    where: { ...by, at: { gte: fromAt, lte: untilAt } },
    orderBy: [['at', 'desc']],
    limit,
  })
