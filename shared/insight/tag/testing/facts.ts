import { dayNumberOf } from '#shared/base/condition/day-number'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { Facts } from '../facts'

/** 2026-11-22, the day on which the tests ask. */
export const TODAY = dayNumberOf('2026-11-22' as BusinessDay)

/** A member who joined a hundred days ago and has done nothing since. */
export function someFacts(change: Partial<Facts> = {}): Facts {
  return {
    memberId: 'mem_0000000001',
    tierKey: 'paper',
    storeId: 'str_east',
    via: 'wechat',
    has: { phone: false, birthday: false, nickname: false, wechat: true },
    joinedDay: TODAY - 100,
    birthMonth: null,
    numbers: { points: 0, purchaseCount: 0, spentFen: 0, averageFen: 0, checkInDays: 0, sessionCount: 0 },
    streak: null,
    lastDays: { purchase: null, visit: null, checkIn: null },
    scores: null,
    standing: null,
    tagKeys: new Set(),
    segmentIds: new Set(),
    leftDays: new Map(),
    activity: new Map(),
    purchases: [],
    ...change,
  }
}

/** Purchases, each so many days ago, oldest first. */
export function bought(...purchases: [daysAgo: number, sumFen: number][]): Facts['purchases'] {
  return purchases.map(([daysAgo, sumFen]) => ({ day: TODAY - daysAgo, count: 1, sumFen }))
}

/** Events of one name, each so many days ago, oldest first. */
export function did(event: string, ...daysAgo: number[]): Facts['activity'] {
  return new Map([[event, daysAgo.map((days) => ({ day: TODAY - days, count: 1 }))]])
}
