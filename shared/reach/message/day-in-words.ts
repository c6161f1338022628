import type { BusinessDay } from '#shared/kernel/business-day'

/** As WeChat's fields of a date take it. */
export const dayInWords = (day: BusinessDay) =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
