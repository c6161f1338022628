import * as z from 'zod'
import { FACT_NAMES } from '#shared/base/facts/fact-catalogue'
import { EVENT_NAMES } from '#shared/insight/event/catalogue'
import { STAGES } from '#shared/insight/score/score'
import { type BusinessDay, parseBusinessDay } from '#shared/kernel/business-day'
import { storeIdField } from '#shared/kernel/fields'
import {
  type Condition,
  JOINED_VIA,
  LAST_FIELDS,
  LOOK_BACK_DAYS_MAX,
  NUMBER_FIELDS,
  PROFILE_FIELDS,
  questionsOf,
  SCORE_FIELDS,
} from './condition'
import { costOf } from './cost'
import { shapeProblem } from './shape'

export const COST_MAX = 150

const key = z.string().regex(/^[\w:-]{1,40}$/)
export const segmentIdField = z.string().regex(/^seg_[a-z0-9][a-z0-9-]{0,39}$/)
/** A list says that one of its values is enough; an empty one would mean nobody by mistake. */
const listOf = <T extends z.ZodType>(each: T, max: number) =>
  z
    .array(each)
    .min(1)
    .max(max)
    .refine((values) => new Set<unknown>(values).size === values.length, { message: '列表里有重复的内容' })

const months = z.custom<number[] | 'current'>(
  (value) => value === 'current' || listOf(z.int().min(1).max(12), 12).safeParse(value).success,
  { message: '请写 current（本月），或 1 到 12 的月份列表' },
)
const day = z.custom<BusinessDay>((value) => typeof value === 'string' && parseBusinessDay(value) !== null, {
  message: '请写成 2026-01-31 这样的日期',
})
const days = z.int().min(1).max(LOOK_BACK_DAYS_MAX)
const limit = z.number().min(-1_000_000_000_000).max(1_000_000_000_000)
const ends = { min: limit.optional(), max: limit.optional() }
const isRising = ({ min, max }: { min?: number | undefined; max?: number | undefined }) =>
  min === undefined || max === undefined || min <= max
const rising = { message: '最小值 min 不能大于最大值 max' }
const range = z.strictObject(ends).refine(isRising, rising)

const when = z
  .strictObject({
    withinDays: days.optional(),
    overDays: days.optional(),
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

const events = listOf(z.enum([...EVENT_NAMES, ...FACT_NAMES]), 10)
const percent = z.int().min(0).max(100)

const questions = [
  z.strictObject({ kind: z.literal('tier'), in: listOf(key, 10) }),
  z.strictObject({ kind: z.literal('store'), in: listOf(storeIdField, 100) }),
  z.strictObject({ kind: z.literal('via'), in: listOf(z.enum(JOINED_VIA), 2) }),
  z.strictObject({ kind: z.literal('has'), field: z.enum(PROFILE_FIELDS) }),
  z.strictObject({ kind: z.literal('birthMonth'), in: months }),
  z.strictObject({ kind: z.literal('joined'), when }),
  z.strictObject({ kind: z.literal('number'), field: z.enum(NUMBER_FIELDS), ...ends }).refine(isRising, rising),
  z.strictObject({ kind: z.literal('streak'), ...ends }).refine(isRising, rising),
  z.strictObject({ kind: z.literal('last'), of: z.enum(LAST_FIELDS), when }),
  z.strictObject({ kind: z.literal('tag'), in: listOf(key, 20) }),
  z.strictObject({ kind: z.literal('score'), field: z.enum(SCORE_FIELDS), ...ends }).refine(isRising, rising),
  z.strictObject({ kind: z.literal('group'), in: listOf(key, 20) }),
  z.strictObject({ kind: z.literal('stage'), in: listOf(z.enum(STAGES), STAGES.length) }),
  z.strictObject({ kind: z.literal('performed'), events, withinDays: days, ...ends }).refine(isRising, rising),
  z.strictObject({ kind: z.literal('lastPerformed'), events, when }),
  z.strictObject({
    kind: z.literal('bought'),
    withinDays: days,
    count: range.optional(),
    sumFen: range.optional(),
  }),
  z.strictObject({ kind: z.literal('inSegment'), segmentId: segmentIdField }),
  z.strictObject({ kind: z.literal('wasInSegment'), segmentId: segmentIdField, withinDays: days.optional() }),
  z
    .strictObject({
      kind: z.literal('bucket'),
      salt: z.string().regex(/^[\w-]{1,40}$/),
      fromPercent: percent,
      toPercent: percent,
    })
    .refine(({ fromPercent, toPercent }) => fromPercent < toPercent, {
      message: 'fromPercent 要小于 toPercent：从 fromPercent 起，不到 toPercent',
    }),
] as const

const parts = (kind: 'all' | 'any') =>
  z.strictObject({ kind: z.literal(kind), of: z.lazy(() => z.array(node).min(1).max(20)) })

// One union by `kind`, so that a mistake is told where it was made and not as "none of these".
const node: z.ZodType<Condition> = z.discriminatedUnion('kind', [
  parts('all'),
  parts('any'),
  z.strictObject({ kind: z.literal('not'), of: z.lazy(() => node) }),
  ...questions,
])

/** A condition as an operator writes it: its size and depth are bounded before anything else looks at it. */
export const conditionSchema: z.ZodType<Condition> = z
  .unknown()
  .superRefine((value, context) => {
    const problem = shapeProblem(value)
    if (problem) context.addIssue({ code: 'custom', ...problem })
  })
  .pipe(node)
  .superRefine((condition, context) => {
    const cost = costOf(condition)
    if (cost > COST_MAX) {
      context.addIssue({
        code: 'custom',
        message: `条件太重（${cost} 点，最多 ${COST_MAX} 点）：减少长时间窗口的行为和消费条件`,
      })
    }
  })

/** What a tag's rule may not ask: tags come before segments, and each tag stands on facts alone. */
export const factConditionSchema: z.ZodType<Condition> = conditionSchema.superRefine((condition, context) => {
  if (questionsOf(condition).some(({ kind }) => kind === 'tag' || kind === 'inSegment' || kind === 'wasInSegment')) {
    context.addIssue({ code: 'custom', message: '标签规则里不能再用标签或人群条件，请写它们自己的条件' })
  }
})
