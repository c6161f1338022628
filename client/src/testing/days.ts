import type { BusinessDay, BusinessMonth } from '#shared/kernel/business-day'

/** A day or a month as tests write it; the reply's contract refuses an invalid one. */
export const day = (text: string) => text as BusinessDay
export const month = (text: string) => text as BusinessMonth
