import { addDays, type BusinessDay, businessDayOf, startOfDay } from '#shared/kernel/business-day'

/** Ten minutes: what is counted together. A day of the shop has 144. */
export const CELL_MS = 10 * 60_000
export const CELLS_PER_HOUR = 6
export const CELLS_PER_DAY = 144

/** The number of a cell, counted from 1970 in UTC; the shop's days begin with one, because its offset is whole hours. */
export const cellOf = (at: number): number => Math.floor(at / CELL_MS)
export const cellBeginsAt = (cell: number): number => cell * CELL_MS
export const cellEndsAt = (cell: number): number => (cell + 1) * CELL_MS

/** Where a cell lies: the shop's day, and which of its 144 it is. */
export function placeOfCell(cell: number): { day: BusinessDay; index: number } {
  const day = businessDayOf(cellBeginsAt(cell))
  return { day, index: cell - cellOf(startOfDay(day)) }
}

export const cellAt = (day: BusinessDay, index: number): number => cellOf(startOfDay(day)) + index

/** The same weekdays before a day, the nearest first. */
export const sameWeekdays = (day: BusinessDay, weeks: number): BusinessDay[] =>
  Array.from({ length: weeks }, (_, index) => addDays(day, -7 * (index + 1)))
