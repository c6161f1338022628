import type { LimitName } from '#shared/base/settings/approval-rules'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** What one person has done alone on a day; `_id` is `<who>:<day>`. */
export interface Allowance {
  _id: string
  used: Partial<Record<LimitName, number>>
  /** The requests counted in it, which are let through again when they are repeated. */
  requestIds: string[]
  at: number
}

const allowances = collection<Allowance>('approval_allowances')

export const findAllowance = (reader: Reader, id: string) => reader.find(allowances, id)
export const findAllowances = (db: Db, ids: readonly string[]) => db.findMany(allowances, ids)
export const saveAllowance = (tx: Tx, allowance: Allowance) => tx.save(allowances, allowance)
/** index: byAt */
export const removeAllowancesBefore = (db: Db, at: number) => db.removeWhere(allowances, { at: { lt: at } })
