import type { CheckAnswer, CheckCounts } from '#shared/insight/tag/spot-check'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

export interface AskedTag {
  memberId: string
  key: string
  answer: CheckAnswer
}

/** A spot check of tags; the running one, or the last, has the id `current`, so that two can't run at once. */
export interface SpotCheck {
  _id: string
  checkId: string
  startedAt: number
  /** Null while clerks are asked. */
  endedAt: number | null
  keys: readonly string[]
  counts: Record<string, CheckCounts>
  /** So that nobody is asked about a member twice; empty once the check has ended. */
  answers: readonly AskedTag[]
}

const checks = collection<SpotCheck>('tag_checks')
const CURRENT = 'current'

export const findCheck = (reader: Reader) => reader.find(checks, CURRENT)
export const saveCheck = (tx: Tx, check: Omit<SpotCheck, '_id'>) => tx.save(checks, { ...check, _id: CURRENT })
export const keepEndedCheck = (tx: Tx, check: SpotCheck) => tx.save(checks, { ...check, _id: check.checkId })
export const listLatestChecks = (db: Db, limit: number) =>
  db.list(checks, { where: { startedAt: { gt: 0 } }, orderBy: [['startedAt', 'desc']], limit })
