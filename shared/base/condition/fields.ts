import * as z from 'zod'
import { type BusinessDay, parseBusinessDay } from '#shared/kernel/business-day'

/** Tallies by day are kept longer; questions look no further back. */
export const LOOK_BACK_DAYS_MAX = 366

/** Both ends included; an end that is left out is open. */
export interface Range {
  min?: number | undefined
  max?: number | undefined
}

/**
 * `withinDays: 30`: today or one of the 29 days before it. `overDays: 30`: 30 days ago or longer. Days of the calendar
 * have both ends included.
 */
export type When =
  | { withinDays: number }
  | { overDays: number }
  | { fromDay?: BusinessDay | undefined; untilDay?: BusinessDay | undefined }

export const keyField = z.string().regex(/^[\w:-]{1,40}$/)

/** The keys of a table, for a field that takes one of them. */
export const keysOf = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as K[]

/** A list says that one of its values is enough; an empty one would mean nobody by mistake. */
export const listOf = <T extends z.ZodType>(each: T, max: number) =>
  z
    .array(each)
    .min(1)
    .max(max)
    .refine((values) => new Set<unknown>(values).size === values.length, { message: '列表里有重复的内容' })

export const daysField = z.int().min(1).max(LOOK_BACK_DAYS_MAX)

const limit = z.number().min(-1_000_000_000_000).max(1_000_000_000_000)
/** The ends of a range, beside the other keys of a question; to be refined by `rising`. */
export const ends = { min: limit.optional(), max: limit.optional() }
export const rising = [
  ({ min, max }: Range) => min === undefined || max === undefined || min <= max,
  { message: '最小值 min 不能大于最大值 max' },
] as const
export const rangeField = z.strictObject(ends).refine(...rising)

const day = z
  .custom<BusinessDay>((value) => typeof value === 'string' && parseBusinessDay(value) !== null, {
    message: '请写成 2026-01-31 这样的日期',
  })
  .meta({ type: 'string', format: 'day' })

export const whenField: z.ZodType<When> = z
  .strictObject({
    withinDays: daysField.optional(),
    overDays: daysField.optional(),
    fromDay: day.optional(),
    untilDay: day.optional(),
  })
  .superRefine(({ withinDays, overDays, fromDay, untilDay }, context) => {
    const ways = [withinDays, overDays, fromDay ?? untilDay].filter((way) => way !== undefined)
    if (ways.length !== 1) {
      context.addIssue({ code: 'custom', message: '请只写一种时间：withinDays、overDays，或者 fromDay 和 untilDay' })
    }
    if (fromDay !== undefined && untilDay !== undefined && untilDay < fromDay) {
      context.addIssue({ code: 'custom', message: '最后一天 untilDay 不能早于第一天 fromDay' })
    }
  })
