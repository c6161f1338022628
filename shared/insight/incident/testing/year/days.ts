import { normal, type Random } from './random'

/** Days that only teach what is usual, before the year that is counted. */
export const TEACHING_DAYS = 70
export const YEAR_DAYS = 365

/** Three days of each sixty are holidays or own campaigns that the calendar knows: twice as much is sold. */
export const isHoliday = (day: number): boolean => day % 60 >= 57

/** Weather moves each day by 6 %, and the level walks slowly, by about 5 % in all. */
export function dayLevels(random: Random): number[] {
  let drift = 0
  return Array.from({ length: TEACHING_DAYS + YEAR_DAYS }, (_, day) => {
    drift = 0.98 * drift + 0.01 * normal(random)
    return Math.exp(drift + 0.06 * normal(random)) * (isHoliday(day) ? 2 : 1)
  })
}
