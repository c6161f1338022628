import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { fenField, growingEnum, monthField } from '#shared/kernel/fields'

export const benefitContract = defineContract({
  'benefit.listMine': {
    access: 'member',
    effect: 'reads',
    summary:
      'What the caller’s tier brings, what each benefit has saved this month, and the coupons that come by themselves',
    input: z.strictObject({}),
    output: z.object({
      tierKey: z.string(),
      month: monthField,
      benefits: z.array(
        z.object({
          /** `rules`: follows from the rules of points, check-ins and tiers. `gift`: a coupon that comes by itself. */
          kind: growingEnum(['rules', 'percentOff', 'freeDelivery', 'earlyClaim', 'pointsPrice', 'service', 'gift']),
          title: z.string(),
          detail: z.string(),
          /** Taken off this month, less what came back; null where the till takes nothing off. */
          savedFen: fenField.nullable(),
          /** Of the month's cap; null where there is none. */
          leftFen: fenField.nullable(),
        }),
      ),
    }),
  },
})
