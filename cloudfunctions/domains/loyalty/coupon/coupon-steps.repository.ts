import { partKey, type Step } from '#shared/kernel/watched-step'
import type { CouponEntry } from '#shared/loyalty/coupon/coupon'
import { collection } from '../../../platform/db/collection'
import type { Filter } from '../../../platform/db/filter'
import { listSince } from '../../../platform/db/written-since'
import { type StepSource, toStepPage } from '../../../platform/noun/step-source'

const entries = collection<CouponEntry>('coupon_events')

/** Coupons that members took themselves, and coupons that were used. */
export const couponSteps: readonly StepSource[] = [
  couponSource('claims', 'claim', { change: 'issued', note: 'claim' }),
  couponSource('redemptions', 'redeem', { change: 'redeemed' }),
]

function couponSource(name: string, step: Step, where: Filter): StepSource {
  return {
    name,
    async listPassed(db, reading) {
      const page = await listSince(db, entries, { field: 'at', where }, reading)
      return toStepPage(page, reading, {
        writtenAt: ({ at }) => at,
        toPassed({ at, templateId, storeId }) {
          const parts = [partKey('template', templateId)]
          return [{ step, at, parts: storeId ? [...parts, partKey('store', storeId)] : parts }]
        },
      })
    },
  }
}
