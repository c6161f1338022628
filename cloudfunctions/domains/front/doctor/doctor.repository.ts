import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** A fault in the stored records that should never occur; `_id` is `<check>:<subject>`. */
export interface StoredFinding {
  _id: string
  check: string
  subject: string
  text: string
  /** `gone`: a later examination no longer found it, although nobody repaired it here. */
  status: 'open' | 'repaired' | 'gone'
  firstAt: number
  at: number
  /** The examination that saw it last. */
  runId: string
  /** The latest proposal for repairing it. */
  repair: { approvalId: string } | null
}

const findings = collection<StoredFinding>('findings')

export const FINDINGS_MAX = 200

export const findFinding = (reader: Reader, id: string) => reader.find(findings, id)
export const saveFinding = (tx: Tx, finding: StoredFinding) => tx.save(findings, finding)
export const insertFinding = (db: Db, finding: StoredFinding) => db.insert(findings, finding)
export const listOpenFindings = (db: Db) =>
  db.list(findings, { where: { status: 'open' }, orderBy: [['at', 'desc']], limit: FINDINGS_MAX })
export const countOpenFindings = (db: Db) => db.count(findings, { status: 'open' })
/** Open ones stay as they are, with what was proposed for them. */
export const seeAgain = (db: Db, { _id, text, at, runId }: StoredFinding) =>
  db.updateWhere(findings, { _id, status: 'open' }, { set: { text, at, runId } })
/** Reopens findings that were repaired or had gone by themselves. What was done about them then does not count now. */
export const openAgain = (db: Db, { _id, text, at, runId }: StoredFinding) =>
  db.updateWhere(findings, { _id }, { set: { text, at, runId, status: 'open', repair: null } })
/** Findings that this examination has not seen again. */
export const markGone = (db: Db, runId: string) =>
  db.updateWhere(findings, { status: 'open', runId: { ne: runId } }, { set: { status: 'gone' } })
