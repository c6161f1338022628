import type { BusinessDay } from '#shared/kernel/business-day'
import type { Reward } from '#shared/loyalty/check-in/reward'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'
import { listWhole } from '../../../platform/db/written-since'

/** One stamp. `_id` is `<member>:<day>`: one check-in per member and day, whatever the network does. */
export interface CheckIn {
  _id: string
  memberId: string
  day: BusinessDay
  kind: 'same-day' | 'make-up'
  at: number
  requestId: string
  streakDays: number
  rewards: Reward[]
  /** The answer of the act, so that a repeated request gets the same one. */
  balanceAfter: number
  tierReached: { key: string; name: string } | null
  makeUpCardsAfter: number
}

const checkIns = collection<CheckIn>('check_ins')

export const findCheckIn = (reader: Reader, id: string) => reader.find(checkIns, id)
export const insertCheckIn = (tx: Tx, checkIn: CheckIn) => tx.insert(checkIns, checkIn)
/** All days of some members (at most 100) with a stamp. Index byMember. */
export async function daysOfMembers(db: Db, memberIds: readonly string[]): Promise<Map<string, BusinessDay[]>> {
  const days = new Map<string, BusinessDay[]>()
  if (memberIds.length === 0) return days
  for (const { memberId, day } of await listWhole(db, checkIns, { memberId: { in: memberIds } })) {
    const own = days.get(memberId)
    if (own) own.push(day)
    else days.set(memberId, [day])
  }
  return days
}
/** How many days of these records have a stamp, of one span. By `byMember`. */
export const countStampsBetween = (db: Db, memberIds: readonly string[], fromDay: BusinessDay, toDay: BusinessDay) =>
  db.count(checkIns, { memberId: { in: memberIds }, day: { gte: fromDay, lte: toDay } })
