import { nothingSold, type SoldGoods, type Weight, withDay, withUnits } from '#shared/goods/product/sold'
import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { unitsBack } from '#shared/till/purchase/all-back'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Job } from '../../../platform/noun/job'
import { findSoldGoods, keepSoldGoods } from '../../goods/product/product.face'
import { listPurchasesOn } from './written-purchases.repository'

const PAGE_SIZE = 500
/** After a longer pause the shop's counts begin again: older days hardly matter. */
const DAYS_BACK_MAX = 14

/** What the keys of the tills are ordered by: units of each product, day by day. */
export const countSoldGoodsJob: Job = {
  name: 'count-sold-goods',
  title: '统计商品卖得多少',
  schedule: { kind: 'daily', at: '02:40' },
  async slice({ db, now }, _checkpoint, budget) {
    const yesterday = addDays(businessDayOf(now), -1)
    let sold = (await findSoldGoods(db)) ?? nothingSold
    let looked = 0
    let changed = 0
    for (let day = nextDayOf(sold, yesterday); day <= yesterday && !budget.isSpent(); ) {
      const { afterId, units } = sold.counting?.day === day ? sold.counting : { afterId: '', units: [] }
      const page = await listPurchasesOn(db, day, afterId, PAGE_SIZE)
      const counted = withUnits(units, page.flatMap(unitsOf))
      looked += page.length
      const isWhole = page.length < PAGE_SIZE
      sold = isWhole
        ? { ...sold, day, weights: withDay(sold.weights, counted), counting: null }
        : { ...sold, counting: { day, afterId: page.at(-1)?._id ?? '', units: counted } }
      // One document, which only this job writes: where it is cut off it goes on from what is kept.
      await keepSoldGoods(db, sold)
      changed += 1
      if (isWhole) day = addDays(day, 1)
    }
    return { checkpoint: null, isDone: sold.day === yesterday, looked, changed }
  },
}

function nextDayOf({ day }: SoldGoods, yesterday: BusinessDay): BusinessDay {
  const earliest = addDays(yesterday, -DAYS_BACK_MAX)
  return day === null || day < earliest ? earliest : addDays(day, 1)
}

/** The goods that customers bought and did not return. */
function unitsOf({ basket, isBack, refunds }: Purchase): Weight[] {
  if (isBack || !basket?.lines) return []
  const back = refunds.flatMap(({ goods }) => goods ?? [])
  return basket.lines.flatMap(({ productKey, quantity }, line) =>
    productKey === null ? [] : { key: productKey, weight: quantity - unitsBack(back, line) },
  )
}
