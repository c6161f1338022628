import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import type { Came } from '../came'
import type { FigureFacts } from '../facts'
import { type FigureDay, figureDayId, gapOf, type Sold, WHOLE_SHOP } from '../figure-day'

export const FIRST = '2026-01-01' as BusinessDay

export const blankDay = (day: BusinessDay): FigureDay => ({
  _id: figureDayId(day, WHOLE_SHOP),
  day,
  slice: WHOLE_SHOP,
  orders: 0,
  spentFen: 0,
  buyers: 0,
  couponOrders: 0,
  couponFen: 0,
  couponOffFen: 0,
  gaps: [],
  came: null,
  custom: {},
  firstCountedAt: 0,
})

export const blankCame = (): Came => ({
  visitors: 0,
  visitGaps: Array.from({ length: 32 }, () => 0),
  joined: 0,
  activated: Array.from({ length: 8 }, () => 0),
  firstBuyers: Array.from({ length: 31 }, () => 0),
  returned: [0, 0, 0, 0],
  checkedIn: 0,
  inviters: 0,
  newcomersOffFen: 0,
  stored: 0,
  missing: 0,
  unanswered: 0,
  calls: 0,
  owed: null,
  told: {},
})

/** Days of the whole shop, from who bought on which day, counted from the first of January; each purchase is of 10 yuan. */
export function factsOf(
  bought: Readonly<Record<string, readonly number[]>>,
  change: Partial<FigureFacts> = {},
): FigureFacts {
  const days = new Map<BusinessDay, FigureDay>()
  for (const ats of Object.values(bought)) {
    const sorted = [...new Set(ats)].sort((a, b) => a - b)
    sorted.forEach((at, index) => {
      const on = addDays(FIRST, at)
      const previous = sorted[index - 1]
      const gap = gapOf(previous === undefined ? null : addDays(FIRST, previous), on)
      const known = days.get(on) ?? blankDay(on)
      const gaps = new Map(known.gaps)
      gaps.set(gap, (gaps.get(gap) ?? 0) + 1)
      const sums = { orders: known.orders + 1, spentFen: known.spentFen + 1_000, buyers: known.buyers + 1 }
      days.set(on, { ...known, ...sums, gaps: [...gaps].sort(([a], [b]) => a - b) })
    })
  }
  return factsWith(days, change)
}

export const factsWith = (
  days: ReadonlyMap<BusinessDay, FigureDay>,
  change: Partial<FigureFacts> = {},
): FigureFacts => ({
  scope: 'shop',
  days,
  fromDay: '2020-01-01' as BusinessDay,
  totals: new Map(),
  fenPer100Points: null,
  ...change,
})

export const A_SALE: Sold = {
  memberId: 'mem_1',
  storeId: 'str_east',
  amountFen: 5_000,
  refundedFen: 0,
  couponCount: 0,
  isBack: false,
  basket: null,
  at: 0,
}
