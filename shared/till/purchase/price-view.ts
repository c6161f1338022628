import * as z from 'zod'
import { fenField, pointsField } from '#shared/kernel/fields'

/** One coupon of a purchase. */
export const usedCoupon = z.object({
  couponId: z.string(),
  title: z.string(),
  discountFen: fenField,
  /** What is handed over for it. */
  gift: z.string().nullable(),
})

/** What the member’s tier takes off by itself. */
export const usedBenefit = z.object({ key: z.string(), title: z.string(), discountFen: fenField })

/** What a purchase would come to with the chosen coupons, as clerks and tills are told it. */
export const quoteView = z.object({
  totalFen: fenField,
  discountFen: fenField,
  payableFen: fenField,
  coupons: z.array(usedCoupon),
  /** Every benefit of the tier that takes money off; those that take nothing here say why. */
  benefits: z.array(usedBenefit.extend({ note: z.string().nullable() })),
  pointsEarned: pointsField,
  growthEarned: pointsField,
})
