import { businessDayOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'

/** The account of a member who joins now, before any benefit. */
export function newAccount(memberId: string, baseTierKey: string, now: number): Account {
  const joinedDay = businessDayOf(now)
  return {
    _id: memberId,
    status: 'active',
    joinedDay,
    seq: 0,
    points: { balance: 0, debt: 0, lots: [] },
    growth: { months: [] },
    tier: { key: baseTierKey, sinceDay: joinedDay, untilDay: null },
    checkIn: { runs: [], totalDays: 0, makeUpCards: 0, makeUps: null, monthLadder: null },
    counters: {
      eventCount: 0,
      sessionCount: 0,
      lastSeenAt: null,
      lastBatchId: null,
      purchaseCount: 0,
      spentFen: 0,
      lastPurchaseAt: null,
    },
    usedCode: null,
    updatedAt: now,
  }
}
