import type { CaseDecision } from '#shared/growth/referral/case'
import type { TrafficReading } from '#shared/insight/traffic/signal'
import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

export type Standing = 'waiting' | CaseDecision

/** A member whose gifts wait, or waited, and why. `_id` is the member's: nobody is held twice for the same. */
export interface TrafficVerdict {
  _id: string
  caseId: string
  standing: Standing
  /** The day that spoke against them, and the entrance by which they came on it; '' without a code. */
  day: BusinessDay
  entranceKey: string
  score: number
  isStrong: boolean
  signals: TrafficReading[]
  heldAt: number
  /** When what waits is given by itself, or what was confirmed ends; null when nothing waits. */
  heldUntilAt: number | null
  /** 1 for how it stands, so that the database can add them up. */
  counts: Record<Standing, number>
}

const verdicts = collection<TrafficVerdict>('traffic_verdicts')

export const countsOf = (standing: Standing): Record<Standing, number> => ({
  ...{ waiting: 0, released: 0, refused: 0, lapsed: 0 },
  [standing]: 1,
})

export const findVerdict = (reader: Reader, memberId: string) => reader.find(verdicts, memberId)
export const findVerdicts = (db: Db, memberIds: readonly string[]) => db.findMany(verdicts, memberIds)
export const insertVerdict = (tx: Tx, verdict: TrafficVerdict) => tx.insert(verdicts, verdict)
export const saveVerdict = (tx: Tx, verdict: TrafficVerdict) => tx.save(verdicts, verdict)
export const listOfCase = (db: Db, caseId: string, afterId: string | null, limit: number) =>
  db.page(verdicts, { where: { caseId }, afterId, limit })
export const listWaitingOfCase = (db: Db, caseId: string, limit: number) =>
  db.list(verdicts, { where: { caseId, standing: 'waiting' }, orderBy: [['_id', 'asc']], limit })
export const listEnding = (db: Db, now: number, afterId: string | null, limit: number) =>
  db.page(verdicts, { where: { heldUntilAt: { lte: now } }, afterId, limit })
export const removeHeldBefore = (db: Db, at: number) => db.removeWhere(verdicts, { heldAt: { lt: at } })
/** Of who was held for what they did on these days, by entrance. Index byDay. */
export const sumHeldByEntrance = (db: Db, fromDay: BusinessDay, toDay: BusinessDay, limit: number) =>
  db.sumBy(verdicts, {
    where: { day: { gte: fromDay, lte: toDay } },
    by: 'entranceKey',
    fields: ['counts.waiting', 'counts.released', 'counts.refused', 'counts.lapsed'],
    limit,
  })
