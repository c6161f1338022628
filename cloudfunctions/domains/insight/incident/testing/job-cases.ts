import { cellOf } from '#shared/insight/incident/cell'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { SHOP_OPENS_AT, type Shop } from '../../../../testing/shop'
import { putCheckInsUntil, putUsualWeeks } from './put-watch'

/** A step that has broken, and old counts, for the kill matrix. */
export const incidentJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'watch-steps',
    when: 'check-ins have stopped three hours ago',
    prepare: () => {
      const shop = openedShop()
      putUsualWeeks(shop, { 'check-in': 6 })
      putCheckInsUntil(shop, cellOf(SHOP_OPENS_AT) - 18, 6)
    },
  },
  {
    job: 'forget-cells',
    when: 'cells and hours of last year lie there',
    prepare: () => {
      const shop = openedShop()
      const old = addDays(businessDayOf(SHOP_OPENS_AT), -200)
      shop.database.put('watch_cells', { _id: `${old}:open`, day: old, step: 'open', parts: [] })
      shop.database.put('watch_hours', { _id: old, steps: [] })
    },
  },
]
