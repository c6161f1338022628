import { CELLS_PER_HOUR, cellBeginsAt, placeOfCell, sameWeekdays } from '#shared/insight/incident/cell'
import { WEEKS } from '#shared/insight/incident/usual'
import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Step } from '#shared/kernel/watched-step'
import type { Shop } from '../../../../testing/shop'

/** Weeks in which these steps were passed so often in every hour, and this day’s week before it too. */
export function putUsualWeeks(
  shop: Shop,
  perHour: Partial<Record<Step, number>>,
  parts: Record<string, number> = {},
): void {
  const today = businessDayOf(shop.clock.now())
  for (const day of [0, -1, -2, -3].flatMap((back) => sameWeekdays(addDays(today, back), WEEKS))) {
    const steps = Object.entries(perHour).map(([step, count]) => ({
      step,
      parts: [
        { key: 'all', counts: Array(24).fill(count) },
        ...Object.entries(parts).map(([key, share]) => ({ key, counts: Array(24).fill(count * share) })),
      ],
    }))
    shop.database.put('watch_hours', { _id: day, steps })
  }
}

/** So many check-ins in one cell, each by itself. */
export function putCheckIns(shop: Shop, cell: number, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const at = cellBeginsAt(cell) + index * 1000
    const memberId = `mem_${String(index).padStart(10, '0')}`
    const { day } = placeOfCell(cell)
    shop.database.put('check_ins', { _id: `${cell}:${index}`, memberId, day, at, kind: 'check-in', streak: 1 })
  }
}

/** An ordinary day up to a cell: `perHour` in each hour before it, and nothing behind. */
export function putCheckInsUntil(shop: Shop, cell: number, perHour: number): void {
  for (let back = 1; back <= 12 * CELLS_PER_HOUR; back += 1) putCheckIns(shop, cell - back, perHour / CELLS_PER_HOUR)
}

export const dayBefore = (day: BusinessDay): BusinessDay => addDays(day, -1)
