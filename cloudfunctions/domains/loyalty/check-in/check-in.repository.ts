import type { BusinessDay } from '#shared/kernel/business-day'
import type { Reward } from '#shared/loyalty/check-in/reward'
import { collection } from '../../../platform/db/collection'
import type { Reader, Tx } from '../../../platform/db/db'

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
  /** What the act answered, so that the same request again is answered the same. */
  balanceAfter: number
  tierReached: { key: string; name: string } | null
  makeUpCardsAfter: number
}

const checkIns = collection<CheckIn>('check_ins')

export const findCheckIn = (reader: Reader, id: string) => reader.find(checkIns, id)
export const insertCheckIn = (tx: Tx, checkIn: CheckIn) => tx.insert(checkIns, checkIn)
