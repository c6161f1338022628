import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, dayField, growingEnum, instantField, memberIdField, pointsField } from '#shared/kernel/fields'

const totals = z.object({
  points: pointsField,
  growth: pointsField,
  makeUpCards: countField,
  couponFen: countField,
})
const got = totals.extend({ tierKey: z.string() })

export const timeMachineContract = defineContract({
  'time-machine.getMember': {
    access: 'operator',
    right: 'members',
    effect: 'reads',
    summary:
      'A member as of the end of a day: points with their lots, growth, tier, coupons, tags and segments; with what cannot be known any more. The look is on record',
    input: z.strictObject({ memberId: memberIdField, day: dayField }),
    output: z.object({
      memberId: z.string(),
      day: dayField,
      joinedDay: dayField,
      points: z.object({
        balance: countField,
        debt: countField,
        lots: z.array(z.object({ endsMonth: z.string().nullable(), points: z.int() })),
        entries: countField,
      }),
      growth: z.int(),
      tier: z.object({ key: z.string(), name: z.string(), rulesVersion: countField }),
      coupons: z.array(
        z.object({
          couponId: z.string(),
          title: z.string(),
          status: growingEnum(['available', 'locked', 'redeemed', 'expired', 'voided']),
          issuedAt: instantField,
          untilAt: instantField,
        }),
      ),
      tags: z.array(z.object({ key: z.string(), name: z.string(), sinceDay: dayField })),
      segmentIds: z.array(z.string()),
      /** What is not exact, in Chinese sentences. */
      limits: z.array(z.string()),
    }),
  },
  'time-machine.replay': {
    access: 'operator',
    right: 'rules',
    effect: 'reads',
    summary:
      'What a changed rule document would have brought members in the last 90 full days, beside the one in force: rates, tiers, check-ins, rules of growth, tasks, a coupon template. A few hundred members at a call; go on at `next` and add up',
    input: z.strictObject({
      setting: z.string().regex(/^(points|tier|check-in|growth|tasks|coupon-template:[a-z0-9-]{1,40})$/),
      value: z.unknown(),
      after: memberIdField.optional(),
    }),
    output: z.object({
      fromDay: dayField,
      toDay: dayField,
      looked: countField,
      /** Members who would have got something else. */
      changed: countField,
      lifted: countField,
      lowered: countField,
      before: totals,
      after: totals,
      /** What the difference costs the shop, below zero where it saves; null where points have no price. */
      costFen: z.int().nullable(),
      examples: z.array(z.object({ memberId: z.string(), before: got, after: got })),
      next: z.string().nullable(),
      limits: z.array(z.string()),
    }),
  },
})
