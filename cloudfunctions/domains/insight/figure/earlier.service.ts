import { type LastIn, lastInOf, SLICE_GAP_DAYS } from '#shared/insight/figure/buyers'
import { type Channels, FAR, gapOf } from '#shared/insight/figure/figure-day'
import { addDays, type BusinessDay, endOfDay, startOfDay } from '#shared/kernel/business-day'
import { partsOf } from '#shared/kernel/parts'
import type { Db } from '../../../platform/db/db'
import { listKeptBetween } from '../../till/purchase/purchase.face'

const MEMBERS_AT_ONCE = 500

/**
 * When the buyers of a day had last bought in each part of the shop: of the last weeks everything, because somebody may have
 * bought elsewhere since; of who was away for longer the last day alone. A read or two for each 500 buyers.
 */
export async function boughtBefore(
  db: Db,
  day: BusinessDay,
  buyers: ReadonlyMap<string, BusinessDay | null>,
  channels: Channels,
): Promise<Map<string, LastIn>> {
  const near: Earlier[] = []
  const far: Earlier[] = []
  for (const [memberId, lastDay] of buyers) {
    const gap = gapOf(lastDay, day)
    if (lastDay !== null && gap < FAR) (gap <= SLICE_GAP_DAYS ? near : far).push({ memberId, lastDay })
  }
  // Those of about the same day together, so that a read takes little more than the purchases of these days.
  far.sort((a, b) => (a.lastDay < b.lastDay ? -1 : 1))
  const found = new Map<string, LastIn>()
  for (const [some, fromDay] of [
    ...partsOf(near, MEMBERS_AT_ONCE).map((part) => [part, addDays(day, -SLICE_GAP_DAYS)] as const),
    ...partsOf(far, MEMBERS_AT_ONCE).map((part) => [part, part[0]?.lastDay ?? day] as const),
  ]) {
    const toDay =
      some
        .map(({ lastDay }) => lastDay)
        .sort()
        .at(-1) ?? day
    const span = { fromAt: startOfDay(fromDay), toAt: endOfDay(toDay) }
    const bought = await listKeptBetween(
      db,
      some.map(({ memberId }) => memberId),
      span,
    )
    for (const [memberId, lastIn] of lastInOf(bought, channels)) found.set(memberId, lastIn)
  }
  return found
}

interface Earlier {
  memberId: string
  lastDay: BusinessDay
}
