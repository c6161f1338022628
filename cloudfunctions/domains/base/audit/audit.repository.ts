import { collection } from '../../../platform/db/collection'
import type { Db, Tx } from '../../../platform/db/db'

/** Who looked at a person, or changed something about the shop. Kept, never changed. */
export interface AuditRecord {
  _id: string
  /** The id of the member, store or other thing that was looked at or changed. */
  subject: string
  /** The id of the member or clerk who acted, or `console` for operators. */
  actor: string
  action: string
  storeId: string | null
  at: number
}

const audits = collection<AuditRecord>('audits')

export const insertAudit = (into: Db | Tx, record: AuditRecord) => into.insert(audits, record)
