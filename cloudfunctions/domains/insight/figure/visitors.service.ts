import { addMemberDay, type DayTally, newDayTally } from '#shared/insight/event/event-day'
import { channelSlice } from '#shared/insight/figure/figure-day'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { Db } from '../../../platform/db/db'
import { pageDay } from '../event/event.face'
import type { Channeling } from './channels.service'

const PAGE_SIZE = 1000

/** Who came on a day, as the days of members say. */
export interface Visitors {
  /** Who bought, by the day on which they had bought before; null for a first purchase. */
  buyers: Map<string, BusinessDay | null>
  /** What those did who joined by a channel, by its slice: the same sums as the whole shop has. */
  tallies: Map<string, DayTally>
}

export async function visitorsOn(db: Db, day: BusinessDay, channels: Channeling): Promise<Visitors> {
  const buyers: Visitors['buyers'] = new Map()
  const tallies: Visitors['tallies'] = new Map()
  for (let afterId: string | null = null; ; ) {
    const page = await pageDay(db, day, afterId, PAGE_SIZE)
    await channels.learn(page.map(({ memberId }) => memberId))
    for (const memberDay of page) {
      const { memberId, links } = memberDay
      if (links.buy) buyers.set(memberId, links.buy.previousDay)
      const channel = channels.known.get(memberId) ?? null
      if (channel === null) continue
      const slice = channelSlice(channel)
      const tally = tallies.get(slice) ?? newDayTally(day)
      tallies.set(slice, tally)
      addMemberDay(tally, memberDay)
    }
    if (page.length < PAGE_SIZE) return { buyers, tallies }
    afterId = page.at(-1)?._id ?? null
  }
}
