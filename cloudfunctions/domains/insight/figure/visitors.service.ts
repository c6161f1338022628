import type { BusinessDay } from '#shared/kernel/business-day'
import type { Db } from '../../../platform/db/db'
import { pageDay } from '../event/event.face'
import type { Channeling } from './channels.service'

const PAGE_SIZE = 1000

/** Who came on a day, as the days of members say. */
export interface Visitors {
  /** Who bought, by the day on which they had bought before; null for a first purchase. */
  buyers: Map<string, BusinessDay | null>
}

export async function visitorsOn(db: Db, day: BusinessDay, channels: Channeling): Promise<Visitors> {
  const buyers: Visitors['buyers'] = new Map()
  for (let afterId: string | null = null; ; ) {
    const page = await pageDay(db, day, afterId, PAGE_SIZE)
    for (const { memberId, links } of page) if (links.buy) buyers.set(memberId, links.buy.previousDay)
    await channels.learn([...buyers.keys()])
    if (page.length < PAGE_SIZE) return { buyers }
    afterId = page.at(-1)?._id ?? null
  }
}
