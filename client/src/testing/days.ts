import type { BusinessDay, BusinessMonth } from '#shared/kernel/business-day'

/** A day or a month as tests write it; a reply with one that is none is refused by its contract. */
export const day = (text: string) => text as BusinessDay
export const month = (text: string) => text as BusinessMonth
