import type { HeldCase } from '#shared/growth/referral/held-case'
import type { TrafficCaseKind } from '#shared/insight/traffic/signal-text'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** Held members that have something in common. */
export interface TrafficCase extends HeldCase<TrafficCaseKind> {
  /** The latest, at most DECISIONS_MAX. */
  decisions: TrafficDecision[]
}

export interface TrafficDecision {
  requestId: string
  decision: 'released' | 'refused'
  members: number
  /** What it set out to decide. */
  planned: string[]
  /** Waiting after it. */
  left: number
  by: string
  note: string
  at: number
}

export const DECISIONS_MAX = 50

const cases = collection<TrafficCase>('traffic_cases')

export const findCase = (reader: Reader, caseId: string) => reader.find(cases, caseId)
export const saveCase = (tx: Tx, held: TrafficCase) => tx.save(cases, held)
export const listStoredCases = (db: Db, isOpen: boolean, afterOrder: string, limit: number) =>
  db.list(cases, { where: { isOpen, order: { gt: afterOrder } }, orderBy: [['order', 'asc']], limit })
