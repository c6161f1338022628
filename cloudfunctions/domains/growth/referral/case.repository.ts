import type { CaseKind } from '#shared/growth/referral/case'
import type { HeldCase } from '#shared/growth/referral/held-case'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** Held bonds that have something in common. */
export interface ReferralCase extends HeldCase<CaseKind> {
  /** The latest, at most DECISIONS_MAX. */
  decisions: StoredDecision[]
}

export interface StoredDecision {
  requestId: string
  decision: 'released' | 'refused'
  bonds: number
  /** What it set out to decide, where that took more than one transaction. */
  planned?: string[]
  /** Waiting after it. */
  left: number
  by: string
  note: string
  at: number
}

export const DECISIONS_MAX = 50

const cases = collection<ReferralCase>('referral_cases')

export const findCase = (reader: Reader, caseId: string) => reader.find(cases, caseId)
export const saveCase = (tx: Tx, held: ReferralCase) => tx.save(cases, held)
export const listCases = (db: Db, isOpen: boolean, afterOrder: string, limit: number) =>
  db.list(cases, { where: { isOpen, order: { gt: afterOrder } }, orderBy: [['order', 'asc']], limit })
