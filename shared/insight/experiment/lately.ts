import type { MemberDay } from '#shared/insight/event/member-day'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import type { Experiment } from './experiment'
import { FIGURE_TERMS, figureAround } from './figures'
import { noSums, type PairedSums, withMember } from './spread'

/** As long as most experiments take to meet their members: who comes often is met first, and in a shorter time weighs too much. */
export const MET_DAYS = 28

export interface Window {
  /** The first and the last day on which somebody is met. */
  since: BusinessDay
  until: BusinessDay
}

/** The latest month of which everybody's days that count are over. */
export const windowBefore = (today: BusinessDay, { withinDays }: Pick<Experiment, 'withinDays'>): Window => {
  const until = addDays(today, -1 - withinDays)
  return { since: addDays(until, 1 - MET_DAYS), until }
}

export interface Figures {
  sums: PairedSums
  /** The squares of what single days of a member add, summed up, in the mean. */
  pieces: number
}

/** The day on which a member would have been met: the first of the window on which they came; null where they did not. */
export const metIn = (days: readonly MemberDay[], { since, until }: Window): BusinessDay | null =>
  days
    .filter(({ day, links }) => day >= since && day <= until && links.visit !== null)
    .map(({ day }) => day)
    .sort()[0] ?? null

/** The figure of members as if an experiment had met each on a day: from that day on, and before it. */
export function figuresOfMet(
  { figure, withinDays }: Pick<Experiment, 'figure' | 'withinDays'>,
  people: readonly { days: readonly MemberDay[]; fromDay: BusinessDay | null }[],
): Figures {
  let sums = noSums()
  let pieces = 0
  for (const { days, fromDay } of people) {
    if (fromDay === null) continue
    const { value, before } = figureAround(figure, days, { fromDay, withinDays })
    sums = withMember(sums, value, before)
    const end = addDays(fromDay, withinDays)
    for (const day of days) if (day.day >= fromDay && day.day < end) pieces += FIGURE_TERMS[figure].of([day]) ** 2
  }
  return { sums, pieces: sums.n === 0 ? 0 : pieces / sums.n }
}
