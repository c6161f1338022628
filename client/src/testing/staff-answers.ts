import type { ActionOutput } from '../api/call'

/** Valid answers of the till; a test gives only what it is about. */

type Staff = NonNullable<ActionOutput<'staff.getMine'>['staff']>
type Member = ActionOutput<'staff.lookUpMember'>
type Recorded = ActionOutput<'purchase.record'>
type Refunded = ActionOutput<'purchase.refund'>
type Today = ActionOutput<'purchase.listToday'>
type TodaysPurchase = Today['purchases'][number]

/** 20 November 2026, 14:32 in the shop. */
export const SOLD_AT = Date.UTC(2026, 10, 20, 6, 32)

export const EAST = { storeId: 'str_east', name: '东店', region: '成都', address: '东街 1 号' }
export const WEST = { storeId: 'str_west', name: '西店', region: '成都', address: '西街 2 号' }

export function aStaff(part: Partial<Staff> = {}): { staff: Staff } {
  return { staff: { name: '周小满', role: 'clerk', stores: [EAST], ...part } }
}

export function aFoundMember(part: Partial<Member> = {}): Member {
  return {
    memberCode: '7K2M9QXR4T',
    proof: 'v1.bm9uY2U.dGFn.dGV4dA',
    displayName: '林间',
    phoneTail: '77',
    tier: { key: 'jade', name: '翡翠', palette: 'jade' },
    pointsMultiplierPercent: 110,
    points: 1286,
    lastPurchaseDay: '2026-11-18',
    ...part,
  }
}

export function aPurchase(part: Partial<Recorded['purchase']> = {}): Recorded['purchase'] {
  return {
    purchaseId: 'pur-1',
    storeId: 'str_east',
    amountFen: 4650,
    refundedFen: 0,
    pointsEarned: 51,
    growthEarned: 46,
    at: SOLD_AT,
    receiptNumber: null,
    ...part,
  }
}

export function aRecorded(part: Partial<Recorded> = {}): Recorded {
  return { purchase: aPurchase(), balance: 1337, growth: 686, tierReached: null, ...part }
}

export function aRefunded(part: Partial<Refunded> = {}): Refunded {
  return { purchase: aPurchase({ refundedFen: 4650 }), pointsTaken: 51, debtAfter: 0, ...part }
}

export function aTodaysPurchase(part: Partial<TodaysPurchase> = {}): TodaysPurchase {
  return { ...aPurchase(), displayName: '林间', clerkName: '周小满', ...part }
}

export function aDay(part: Partial<Today> = {}): Today {
  const purchases = part.purchases ?? [aTodaysPurchase()]
  return { day: '2026-11-20', purchases, isComplete: true, totalFen: 4650, totalCount: purchases.length, ...part }
}
