import { linkAll } from '#shared/insight/event/day-links'
import {
  addMemberDay,
  type CohortDay,
  type DayTally,
  type EventDay,
  finishDay,
  newDayTally,
} from '#shared/insight/event/event-day'
import { memberDayId } from '#shared/insight/event/member-day'
import type { BusinessDay } from '#shared/kernel/business-day'

/** What members did on which days, as the roll-up would have it. */
export interface Act {
  memberId: string
  day: BusinessDay
  /** What was paid; undefined when nothing was bought. */
  spentFen?: number | undefined
}

/** The days of the shop that these acts come to; every member joined on the first of their days. */
export function daysOf(acts: readonly Act[]): { events: Map<BusinessDay, EventDay>; cohorts: CohortDay[] } {
  const tallies = new Map<BusinessDay, DayTally>()
  for (const memberId of new Set(acts.map((act) => act.memberId))) {
    const own = acts.filter((act) => act.memberId === memberId)
    const days = [...new Set(own.map(({ day }) => day))].sort()
    const isBuying = days.map((day) => own.some((act) => act.day === day && act.spentFen !== undefined))
    const { links } = linkAll(
      days.map((day, index) => ({
        day,
        is: { visit: true, key: isBuying[index] === true, buy: isBuying[index] === true },
      })),
    )
    days.forEach((day, index) => {
      const tally = tallies.get(day) ?? newDayTally(day)
      tallies.set(day, tally)
      const bought = own.filter((act) => act.day === day && act.spentFen !== undefined)
      const link = links[index]
      if (!link) return
      addMemberDay(tally, {
        _id: memberDayId(memberId, day),
        memberId,
        day,
        tallies: [
          { name: 'app.opened', count: 1 },
          ...(index === 0 ? [{ name: 'member.joined', count: 1 } as const] : []),
          ...(bought.length > 0 ? [{ name: 'purchase.recorded', count: bought.length } as const] : []),
        ],
        spentFen: bought.reduce((sum, { spentFen = 0 }) => sum + spentFen, 0),
        joinedDay: days[0] ?? null,
        links: link,
      })
    })
  }
  const finished = [...tallies.values()].map(finishDay)
  return {
    events: new Map(finished.map(({ event }) => [event._id, event])),
    cohorts: finished.map(({ cohort }) => cohort),
  }
}
