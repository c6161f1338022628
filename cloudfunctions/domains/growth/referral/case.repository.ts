import type { CaseKind } from '#shared/growth/referral/case'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** Held bonds that have something in common. `_id` is `<kind>:<subject>`; it opens again when more of the same come. */
export interface ReferralCase {
  _id: string
  kind: CaseKind
  isOpen: boolean
  isStrong: boolean
  scoreMax: number
  open: number
  released: number
  refused: number
  lapsed: number
  openedAt: number
  /** When the first of those that wait is given; null when none waits. */
  lapsesAt: number | null
  /** The latest, at most DECISIONS_MAX. */
  decisions: StoredDecision[]
  /** The strongest first, for lists; text, so that one field pages. */
  order: string
  updatedAt: number
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
