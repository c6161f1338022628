import { GAP_DAYS_MAX } from '#shared/insight/event/event-day'
import { type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { REGULAR_DAYS } from './came'
import { type Ago, type Channels, FAR, gapOf, type SliceSum, slicesOfSale, sumOfSlice, WHOLE_SHOP } from './figure-day'

/** As far as different buyers of a period are told apart: a month has 31 days, and its last one looks at the first. */
export const SLICE_GAP_DAYS = GAP_DAYS_MAX

/** Of a member, when they last bought in each part of the shop, as far as was looked. */
export type LastIn = ReadonlyMap<string, BusinessDay>

/** Somebody who bought on a day. */
export interface Buyer {
  memberId: string
  /** The last day before on which they bought, wherever; null for a first purchase. */
  previousDay: BusinessDay | null
  lastIn: LastIn
}

/** What one buyer of a day adds to the parts of the shop in which they bought now, and in which they had bought the last time before. */
export function addBuyer(
  sums: Map<string, SliceSum>,
  day: BusinessDay,
  { memberId, previousDay, lastIn }: Buyer,
): void {
  const gap = gapOf(previousDay, day)
  if (gap > 0 && gap < FAR) {
    for (const [slice, lastDay] of lastIn) if (lastDay === previousDay) addTo(sumOfSlice(sums, day, slice).again, gap)
  }
  for (const [slice, { members, couponMembers, gaps, sums: own }] of sums) {
    if (!members.has(memberId)) continue
    addTo(gaps, slice === WHOLE_SHOP || gap === 0 ? gap : gapIn(lastIn.get(slice), day))
    if (couponMembers.has(memberId) && gap > 0 && gap <= REGULAR_DAYS) own.couponRegulars += 1
  }
}

function gapIn(lastDay: BusinessDay | undefined, day: BusinessDay): number {
  const gap = lastDay === undefined ? FAR : daysBetween(lastDay, day)
  return gap > SLICE_GAP_DAYS ? FAR : gap
}

const addTo = (counts: Map<number, number>, at: number) => counts.set(at, (counts.get(at) ?? 0) + 1)

export const inOrder = (counts: ReadonlyMap<number, number>): Ago[] => [...counts].sort(([a], [b]) => a - b)

/** When each member last bought in each part of the shop, by what they bought before the day; what went back whole is no purchase. */
export function lastInOf(
  bought: readonly (Parameters<typeof slicesOfSale>[0] & { day: BusinessDay; isBack: boolean })[],
  channels: Channels,
): Map<string, LastIn> {
  const all = new Map<string, Map<string, BusinessDay>>()
  for (const purchase of bought) {
    if (purchase.isBack) continue
    const own = all.get(purchase.memberId) ?? new Map<string, BusinessDay>()
    all.set(purchase.memberId, own)
    for (const slice of slicesOfSale(purchase, channels)) {
      const known = own.get(slice)
      if (known === undefined || known < purchase.day) own.set(slice, purchase.day)
    }
  }
  return all
}
