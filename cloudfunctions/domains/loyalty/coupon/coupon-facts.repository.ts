import type { FactName } from '#shared/base/facts/fact-catalogue'
import type { CouponEntry } from '#shared/loyalty/coupon/coupon'
import { collection } from '../../../platform/db/collection'
import type { Filter } from '../../../platform/db/filter'
import { listSince, listWhole, toWrittenPage } from '../../../platform/db/written-since'
import type { FactSource } from '../../../platform/noun/fact-source'

const entries = collection<CouponEntry>('coupon_events')

/** Coupons that members took themselves. What a job or a tier gave them was not their act. */
export const claimFacts = couponFacts('claims', 'coupon.claimed', { change: 'issued', note: 'claim' })
export const redemptionFacts = couponFacts('redemptions', 'coupon.redeemed', { change: 'redeemed' })

function couponFacts(name: string, fact: FactName, where: Filter): FactSource {
  return {
    name,
    facts: [fact],
    async listWritten(db, reading) {
      const page = await listSince(db, entries, { field: 'at', where }, reading)
      return toWrittenPage(page, reading, { writtenAt: ({ at }) => at, toWritten: (entry) => entry })
    },
    async listOf(db, memberIds, { fromAt, toAt }) {
      const span = { memberId: { in: memberIds }, at: { gte: fromAt, lte: toAt } }
      const found = await listWhole(db, entries, { ...where, ...span })
      return found.map(({ memberId, at }) => ({ memberId, name: fact, at, spentFen: 0 }))
    },
  }
}
