import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, dayField, fenField, growingEnum, storeIdField } from '#shared/kernel/fields'
import { PERIODS } from './period'

const periodView = z.object({ fromDay: dayField, toDay: dayField })
const factorView = z.object({ key: z.string(), title: z.string(), before: z.number(), now: z.number(), fen: fenField })

/** What a store, or a shop, takes on one day at most: 10 000 000 yuan. */
const TOTAL_FEN_MAX = 1_000_000_000

export const figureContract = defineContract({
  'figure.getBoard': {
    access: 'board',
    right: 'reports',
    within: 'storeId',
    effect: 'reads',
    summary:
      'The figures that a shop is run by, for the last day, week or month that is over, against the one before and a year ago; which factor moved',
    input: z.strictObject({
      by: z.enum(PERIODS),
      /** Left out: all stores together. */
      storeId: storeIdField.optional(),
    }),
    output: z.object({
      period: periodView,
      before: periodView,
      lastYear: periodView,
      figures: z.array(
        z.object({
          key: z.string(),
          title: z.string(),
          unit: growingEnum(['fen', 'times', 'members', 'percent']),
          formula: z.string(),
          definition: z.string(),
          value: z.number().nullable(),
          interval: z.object({ from: z.number(), to: z.number() }).nullable(),
          whole: countField.nullable(),
          before: z.number().nullable(),
          lastYear: z.number().nullable(),
        }),
      ),
      /** Parts of the change of turnover against the period before; they add up to it to the fen. */
      change: z.object({
        beforeFen: fenField,
        nowFen: fenField,
        sentence: z.string(),
        factors: z.array(factorView),
        /** Of all stores only: how much each store brought. */
        stores: z.array(z.object({ storeId: z.string(), fen: fenField })),
      }),
    }),
  },
  'figure.enterTurnover': {
    access: 'board',
    right: 'reports',
    level: 'operator',
    within: 'storeId',
    effect: 'writes',
    summary:
      'Enter what the tills took altogether on a day, so that the share of members is known; the last number counts',
    input: z.strictObject({
      day: dayField,
      /** Left out: all stores together. */
      storeId: storeIdField.optional(),
      totalFen: z.int().min(0).max(TOTAL_FEN_MAX),
    }),
    output: z.object({ day: dayField, totalFen: fenField }),
  },
})
