import type { BusinessDay } from '#shared/kernel/business-day'

/** How many were issued: in all, and on the day of the last one. */
export interface Tally {
  issued: number
  day: BusinessDay | null
  issuedToday: number
}

export const noTally: Tally = { issued: 0, day: null, issuedToday: 0 }

/** How many count for today. A clock moved back does not open the day's limit again. */
export function issuedOn({ day, issuedToday }: Tally, today: BusinessDay): number {
  return day !== null && day >= today ? issuedToday : 0
}

export function tallyAfter(tally: Tally, today: BusinessDay, count = 1): Tally {
  const day = tally.day !== null && tally.day > today ? tally.day : today
  return { issued: tally.issued + count, day, issuedToday: issuedOn(tally, today) + count }
}
