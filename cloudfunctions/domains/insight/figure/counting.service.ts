import { ALL_STORES, addSold, figureDayId, type StoreSum } from '#shared/insight/figure/figure-day'
import { gapOf } from '#shared/insight/figure/figures'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { Db } from '../../../platform/db/db'
import { listPurchasesOn } from '../../till/purchase/purchase.face'
import { pageDay } from '../event/event.face'
import { listStoresOn, removeFigureDays, saveFigureDay } from './figure.repository'

const PAGE_SIZE = 500

/** Counts a day anew from everything that is stored of it: a day that is counted again is the same. */
export async function countFigureDay(db: Db, day: BusinessDay): Promise<void> {
  const sums = await soldOn(db, day)
  const gaps = await gapsOn(db, day)
  const known = (await listStoresOn(db, day)).map(({ _id }) => _id)
  const counted = new Set<string>()
  for (const [storeId, { sums: sum }] of sums) {
    const _id = figureDayId(day, storeId)
    await saveFigureDay(db, { _id, ...sum, gaps: storeId === ALL_STORES ? gaps : [] })
    counted.add(_id)
  }
  const gone = known.filter((id) => !counted.has(id))
  if (gone.length > 0) await removeFigureDays(db, gone)
}

async function soldOn(db: Db, day: BusinessDay): Promise<Map<string, StoreSum>> {
  const sums = new Map<string, StoreSum>()
  for (let afterId: string | null = null; ; ) {
    const page = await listPurchasesOn(db, day, afterId, PAGE_SIZE)
    addSold(sums, day, page)
    if (page.length < PAGE_SIZE) return sums
    afterId = page.at(-1)?._id ?? null
  }
}

/** Who bought on the day, by when they had bought before, as the days of members say. */
async function gapsOn(db: Db, day: BusinessDay): Promise<[number, number][]> {
  const gaps = new Map<number, number>()
  for (let afterId: string | null = null; ; ) {
    const page = await pageDay(db, day, afterId, PAGE_SIZE)
    for (const { links } of page) {
      if (!links.buy) continue
      const gap = gapOf(links.buy.previousDay, day)
      gaps.set(gap, (gaps.get(gap) ?? 0) + 1)
    }
    if (page.length < PAGE_SIZE) return [...gaps].sort(([a], [b]) => a - b)
    afterId = page.at(-1)?._id ?? null
  }
}
