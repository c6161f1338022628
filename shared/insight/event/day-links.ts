import { GAP_DAYS_MAX } from '#shared/insight/event/event-day'
import { DAY_KINDS, type DayKind, type DayLink } from '#shared/insight/event/member-day'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'

/** The ends of a member's days of one kind: all that is needed to link a day that comes after them. */
export interface KnownDays {
  firstDay: BusinessDay
  /** The last day but one. */
  beforeDay: BusinessDay | null
  lastDay: BusinessDay
}

export type KnownByKind = Record<DayKind, KnownDays | null>
export type Kinds = Record<DayKind, boolean>
export type Links = Record<DayKind, DayLink | null>

export const NO_DAYS: KnownByKind = { visit: null, key: null, buy: null }
export const NO_LINKS: Links = { visit: null, key: null, buy: null }

/**
 * Links a day by what is known of the others. Null when that is not enough, because the day lies before the last one or
 * is no longer what it was: then all days of the member have to be linked anew.
 */
export function linkLast(
  known: KnownByKind,
  day: BusinessDay,
  { is, was }: { is: Kinds; was: Links },
): { links: Links; known: KnownByKind } | null {
  const links = { ...NO_LINKS }
  const after = { ...known }
  for (const kind of DAY_KINDS) {
    const days = known[kind]
    if (!is[kind]) {
      if (was[kind]) return null
    } else if (days && day < days.lastDay) return null
    else {
      const next = day === days?.lastDay ? days : append(days, day)
      links[kind] = { firstDay: next.firstDay, previousDay: next.beforeDay }
      after[kind] = next
    }
  }
  return { links, known: after }
}

/** Links all days of a member, given in their order. */
export function linkAll(days: readonly { day: BusinessDay; is: Kinds }[]): { links: Links[]; known: KnownByKind } {
  let known = NO_DAYS
  const links = days.map(({ day, is }) => {
    const linked = linkLast(known, day, { is, was: NO_LINKS })
    if (!linked) throw new Error(`Invariant broken: ${day} is not before the day that it follows`)
    known = linked.known
    return linked.links
  })
  return { links, known }
}

/**
 * Days that look back at purchases of other days: the next on which the member bought, which tells where they had bought the last
 * time, and those of the weeks in which buyers of a store are told apart. `bought`: the days on which they bought, in order.
 */
export function daysAfterPurchases(bought: readonly BusinessDay[], changed: readonly BusinessDay[]): BusinessDay[] {
  const days = changed.flatMap((day) => {
    const next = bought.find((each) => each > day)
    const until = addDays(day, GAP_DAYS_MAX)
    return next === undefined ? [] : [next, ...bought.filter((each) => each > day && each <= until)]
  })
  return [...new Set(days)]
}

function append(days: KnownDays | null, day: BusinessDay): KnownDays {
  return days
    ? { firstDay: days.firstDay, beforeDay: days.lastDay, lastDay: day }
    : { firstDay: day, beforeDay: null, lastDay: day }
}
