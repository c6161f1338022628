import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, dayField, monthField } from '#shared/kernel/fields'

const spent = { calls: countField, databaseCalls: countField, ms: countField }
const fen = countField.nullable()

export const costContract = defineContract({
  'cost.getMeter': {
    access: 'operator',
    right: 'upkeep',
    effect: 'reads',
    summary:
      'What the system costs in a month, by day and by action, against the budget, and what the shop owes in points and coupons; fen are null where no price is known',
    input: z.strictObject({ month: monthField.optional() }),
    output: z.object({
      month: monthField,
      budgetFen: fen,
      /** Sum of the days with a price, and what the month comes to if it goes on so. */
      spentFen: fen,
      aheadFen: fen,
      total: z.object(spent),
      days: z.array(z.object({ day: dayField, ...spent, phoneNumbers: countField, fen })),
      /** Dearest by round trips first. */
      actions: z.array(z.object({ action: z.string(), title: z.string(), ...spent, fen })),
      uses: z.array(z.object({ api: z.string(), calls: countField })),
      liability: z
        .object({
          day: dayField,
          points: countField,
          pointsFen: fen,
          coupons: countField,
          couponsFen: countField,
          unvaluedCoupons: countField,
          pickUps: countField.optional(),
          pickUpsFen: countField.optional(),
        })
        .nullable(),
      definition: z.string(),
    }),
  },
})
