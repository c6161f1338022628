import type { CouponEntry } from '#shared/loyalty/coupon/coupon'
import { collection } from '../../../platform/db/collection'
import { many, withoutInternals } from '../../../platform/noun/shown-records'
import type { StoredCoupon } from './coupon.repository'
import type { StoredCode } from './exchange-code.repository'
import type { CouponNotice } from './notice.repository'

/** What a coupon is to the member; the rest is how the shop counts and finds it. */
const COUPON_FIELDS = [
  '_id',
  'templateId',
  'status',
  'rules',
  'fromAt',
  'untilAt',
  'way',
  'pointsPaid',
  'issuedAt',
  'redemption',
  'reversal',
  'voiding',
] as const

export const shownRecords = {
  coupons: many(collection<StoredCoupon>('coupons'), {
    of: 'memberId',
    newestBy: 'issuedAt',
    show: (coupon) =>
      withoutInternals(Object.fromEntries(COUPON_FIELDS.map((field) => [field, coupon[field] ?? null]))),
  }),
  coupon_events: many(collection<CouponEntry>('coupon_events'), { of: 'memberId', newestBy: 'at' }),
  coupon_notices: many(collection<CouponNotice>('coupon_notices'), { of: 'memberId', newestBy: 'dueAt' }),
  exchange_codes: many(collection<StoredCode>('exchange_codes'), {
    of: 'use.memberId',
    newestBy: 'use.at',
    show: ({ _id, templateId, use }) => ({ _id, templateId, at: use?.at ?? null, couponId: use?.couponId ?? null }),
  }),
}
