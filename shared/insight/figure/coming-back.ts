import { addDays, type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { againOn, buyersIn, type Counted, daysIn, type FigureFacts, isBuyingKnown, share, UNKNOWN } from './facts'
import { moved, type Period } from './period'

/** Whoever has not bought for so many days has fallen asleep. */
export const ASLEEP_DAYS = 60
/** Whoever has not bought for longer is counted among nobody’s customers any more. */
const FORGOTTEN_DAYS = 365

/** Members who bought on the days of a period, and those of them who bought again, anywhere in the shop, within so many days. */
export function boughtAgain(facts: FigureFacts, period: Period, within: number): Counted {
  const looked = moved(period, -within)
  if (!isFollowed(facts, { ...period, fromDay: looked.fromDay })) return UNKNOWN
  const again = daysIn(facts, looked).reduce((sum, { day }) => sum + returnedWithin(facts, day, within), 0)
  return share(
    again,
    daysIn(facts, looked).reduce((sum, { buyers }) => sum + buyers, 0),
  )
}

/** Whether all days were read, and counted as far as it goes. */
const isFollowed = (facts: FigureFacts, looked: Period): boolean =>
  looked.fromDay >= facts.fromDay && isBuyingKnown(facts, looked)

/** Of the buyers of a day, those who bought again within so many days: each is in the gap of one later day. */
function returnedWithin(facts: FigureFacts, day: BusinessDay, within: number): number {
  let members = 0
  for (let ago = 1; ago <= within; ago += 1) {
    const later = facts.days.get(addDays(day, ago))
    members += (later && againOn(facts, later).find(([gap]) => gap === ago)?.[1]) ?? 0
  }
  return members
}

/** Of the buyers of the period so long ago, those who have not bought for ASLEEP_DAYS since their last purchase in it. */
export function fellAsleep(facts: FigureFacts, period: Period): Counted {
  const looked = moved(period, -ASLEEP_DAYS)
  if (!isFollowed(facts, { ...period, fromDay: looked.fromDay })) return UNKNOWN
  const asleep = daysIn(facts, looked).reduce(
    (sum, { day, buyers }) => sum + buyers - returnedWithin(facts, day, ASLEEP_DAYS),
    0,
  )
  return share(asleep, buyersIn(facts, looked))
}

/** Of those who were asleep when the period began, those who bought in it. */
export function wokenUp(facts: FigureFacts, period: Period): Counted {
  const first = addDays(period.fromDay, -FORGOTTEN_DAYS)
  const last = addDays(period.fromDay, -ASLEEP_DAYS - 1)
  if (!isFollowed(facts, { ...period, fromDay: first })) return UNKNOWN
  const isAsleepSince = (day: BusinessDay) => day >= first && day <= last
  let asleep = daysIn(facts, { fromDay: first, toDay: last }).reduce((sum, { buyers }) => sum + buyers, 0)
  // Whoever bought again before the period began is not asleep since the day before that purchase.
  for (const each of daysIn(facts, { fromDay: first, toDay: addDays(period.fromDay, -1) })) {
    for (const [ago, members] of againOn(facts, each))
      if (ago > 0 && isAsleepSince(addDays(each.day, -ago))) asleep -= members
  }
  let woken = 0
  for (const each of daysIn(facts, period)) {
    const since = daysBetween(period.fromDay, each.day)
    for (const [ago, members] of againOn(facts, each))
      if (ago > since && isAsleepSince(addDays(each.day, -ago))) woken += members
  }
  return share(woken, asleep)
}
