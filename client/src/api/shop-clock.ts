import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'

let aheadMs = 0

/** Learns from an answer that says when it was given how far the phone's clock is off: some are, by hours or days. */
export function setShopClock(answer: unknown): void {
  if (typeof answer !== 'object' || answer === null || !('now' in answer)) return
  if (typeof answer.now === 'number') aheadMs = answer.now - Date.now()
}

/** What time it is in the shop. The phone's own clock stands in until an answer has told. */
export const shopNow = (): number => Date.now() + aheadMs

export const shopToday = (): BusinessDay => businessDayOf(shopNow())
