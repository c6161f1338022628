import * as z from 'zod'
import { keyField } from '#shared/base/condition/fields'
import { channelField } from '#shared/growth/entrance/contract'
import { defineContract } from '#shared/kernel/contract'
import { countField, dayField, fenField, growingEnum, monthField, storeIdField } from '#shared/kernel/fields'
import { sideSchema } from './own-rules'
import { PERIODS } from './period'
import { FIGURE_GROUPS } from './spec'

const periodView = z.object({ fromDay: dayField, toDay: dayField })
const factorView = z.object({ key: z.string(), title: z.string(), before: z.number(), now: z.number(), fen: fenField })
/** Of a part of the shop: what it took, and which of its own factors moved; they add up to its change to the fen. */
const partFields = {
  beforeFen: fenField.optional(),
  nowFen: fenField.optional(),
  factors: z.array(factorView).optional(),
}
const lightView = growingEnum(['good', 'watch', 'bad', 'unknown'])
const targetView = z.object({ base: z.number(), challenge: z.number() }).nullable()

const figureKeyField = z.string().regex(/^[a-zA-Z0-9-]{1,40}$/)
const causeView = z.object({
  /** A store's id, a tier's or a channel's key. */
  part: z.string(),
  was: z.number().nullable(),
  now: z.number().nullable(),
  /** How much of the change of the whole figure it brought, in the unit of the figure. */
  brought: z.number(),
})

/** What a store, or a shop, takes on one day at most: 10 000 000 yuan. */
const TOTAL_FEN_MAX = 1_000_000_000
const TOTAL_ORDERS_MAX = 1_000_000
const STORES_MAX = 200
const MONTHS_MAX = 13

/** Left out: the whole shop. Several stores, as of a region, are shown together. */
const scopeFields = {
  storeIds: z.array(storeIdField).min(1).max(STORES_MAX).optional(),
  /** Purchases by members who were of this tier, of the whole shop. */
  tier: keyField.optional(),
  /** Purchases by members who joined by this channel, of the whole shop. */
  channel: channelField.optional(),
}
const oneScope = [
  (scope: { storeIds?: string[] | undefined; tier?: string | undefined; channel?: string | undefined }) =>
    [scope.storeIds, scope.tier, scope.channel].filter((part) => part !== undefined).length <= 1,
  { message: '门店、等级和渠道只能选一样' },
] as const

const figureView = z.object({
  key: z.string(),
  group: growingEnum(FIGURE_GROUPS),
  title: z.string(),
  unit: growingEnum(['fen', 'times', 'orders', 'units', 'members', 'percent', 'score', 'ratio']),
  formula: z.string(),
  definition: z.string(),
  lessIsBetter: z.boolean(),
})

const countedView = z.object({
  value: z.number().nullable(),
  /** Of a share, or a difference of shares: 95 %. */
  interval: z.object({ from: z.number(), to: z.number() }).nullable(),
  whole: countField.nullable(),
  target: targetView,
  /** By the target; where nothing was promised, by what it usually is. */
  light: lightView,
  /** Where nothing was promised: what it usually is, by the periods before. Null where that is not known. */
  usual: z.object({ from: z.number(), to: z.number() }).nullable().optional(),
})

const progressView = z.object({
  state: growingEnum(['never', 'counting', 'done']),
  daysLeft: countField,
  /** From this day on everything is counted. */
  from: dayField.nullable(),
  /** Simplified Chinese; empty where nothing is to be said. */
  sentence: z.string(),
})

export const figureContract = defineContract({
  'figure.getBoard': {
    access: 'board',
    right: 'reports',
    within: 'storeIds',
    effect: 'reads',
    summary:
      'The figures that a shop is run by, for the last day, week or month that is over, against the one before and a year ago and against targets; which factor moved; how far counting has come',
    input: z.strictObject({ by: z.enum(PERIODS), ...scopeFields }).refine(...oneScope),
    output: z.object({
      period: periodView,
      before: periodView,
      lastYear: periodView,
      progress: progressView,
      figures: z.array(
        figureView.extend({
          ...countedView.shape,
          before: z.number().nullable(),
          lastYear: z.number().nullable(),
        }),
      ),
      /** Figures that this part of the shop has not got, and why, in words. */
      notHere: z
        .array(z.object({ key: z.string(), group: growingEnum(FIGURE_GROUPS), title: z.string(), why: z.string() }))
        .optional(),
      /** Parts of the change of turnover against the period before; they add up to it to the fen. */
      change: z.object({
        beforeFen: fenField,
        nowFen: fenField,
        sentence: z.string(),
        factors: z.array(factorView),
        /** Of the whole shop and of several stores: how much each store brought. */
        stores: z.array(z.object({ storeId: z.string(), fen: fenField, ...partFields })),
      }),
      /** Of the whole shop: what members have bought by the channel by which they joined, and the period before. */
      channels: z
        .array(
          z.object({
            ...{ channel: z.string(), title: z.string(), nowFen: fenField, beforeFen: fenField },
            factors: partFields.factors,
          }),
        )
        .optional(),
    }),
  },
  'figure.getSeries': {
    access: 'board',
    right: 'reports',
    within: 'storeIds',
    effect: 'reads',
    summary: 'One figure over the last 35 days, 16 weeks or 13 months, with intervals, targets and lights',
    input: z.strictObject({ key: figureKeyField, by: z.enum(PERIODS), ...scopeFields }).refine(...oneScope),
    output: z.object({
      figure: figureView,
      progress: progressView,
      /** Oldest first. */
      points: z.array(countedView.extend({ period: periodView })),
      /** Why this part of the shop has not got the figure; then there are no points. */
      notHere: z.string().optional(),
    }),
  },
  'figure.getCauses': {
    access: 'board',
    right: 'reports',
    within: 'storeIds',
    effect: 'reads',
    summary:
      'Which stores, tiers and channels moved a figure between the last two periods that are over, most first; of figures that only the whole shop has, none',
    input: z.strictObject({ key: figureKeyField, by: z.enum(PERIODS), ...scopeFields }).refine(...oneScope),
    output: z.object({
      period: periodView,
      before: periodView,
      stores: z.array(causeView),
      tiers: z.array(causeView),
      channels: z.array(causeView),
      /** Why none can be told, in words; then there are none. */
      why: z.string().optional(),
    }),
  },
  'figure.preview': {
    access: 'board',
    right: 'reports',
    effect: 'reads',
    summary:
      'What a figure of the shop’s own would be of the last seven days that are over, before its rule is proposed; of so many purchases at most',
    input: z.strictObject({ above: sideSchema, below: sideSchema.nullable() }),
    output: z.object({
      fromDay: dayField,
      toDay: dayField,
      /** Of so many purchases, the oldest of these days first. */
      orders: countField,
      /** Whether there were more. */
      isCut: z.boolean(),
      formula: z.string(),
      unit: figureView.shape.unit,
      value: countedView.shape.value,
      interval: countedView.shape.interval,
    }),
  },
  'figure.getWorth': {
    access: 'board',
    right: 'reports',
    effect: 'reads',
    summary:
      'What new buyers cost, rewards included, and what they have brought, by the month of their first purchase; whether they pay for themselves',
    input: z.strictObject({ months: z.int().min(1).max(MONTHS_MAX).default(MONTHS_MAX) }),
    output: z.object({
      cohorts: z.array(
        z.object({
          month: monthField,
          size: countField,
          cost: z.object({ channelsFen: fenField, rewardsFen: fenField, couponsFen: fenField }),
          cacFen: fenField.nullable(),
          broughtFen: z.array(fenField),
          gates: z.array(
            z.object({
              months: countField,
              above: z.number(),
              ratio: z.number().nullable(),
              is: growingEnum(['passed', 'missed', 'open']),
            }),
          ),
          paidBackIn: countField.nullable(),
        }),
      ),
      marginPercent: countField.nullable(),
      fenPer100Points: fenField.nullable(),
      definition: z.string(),
    }),
  },
  'figure.enterTurnover': {
    access: 'board',
    right: 'reports',
    level: 'operator',
    within: 'storeId',
    effect: 'writes',
    summary:
      'Enter what the tills took altogether on a day, and in how many receipts, so that the share of members is known; the last number counts',
    input: z.strictObject({
      day: dayField,
      /** Left out: the whole shop. */
      storeId: storeIdField.optional(),
      totalFen: z.int().min(0).max(TOTAL_FEN_MAX),
      orders: z.int().min(0).max(TOTAL_ORDERS_MAX).optional(),
    }),
    output: z.object({ day: dayField, totalFen: fenField, orders: countField.nullable() }),
  },
})
