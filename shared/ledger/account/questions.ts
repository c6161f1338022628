import * as z from 'zod'
import { inRange, NEVER, still } from '#shared/base/condition/compiled'
import { businessDayAt } from '#shared/base/condition/day-number'
import { ends, keysOf, rising, whenField } from '#shared/base/condition/fields'
import { kindsAbout, type QuestionIn } from '#shared/base/condition/question-kind'
import { rangeText, whenText } from '#shared/base/condition/range-text'
import { everybody } from '#shared/base/condition/reach'
import { agoText, days, money, NOTHING, points, type Say, times } from '#shared/base/condition/say'
import { compileWhen } from '#shared/base/condition/windows'

/** What the account document counts. Days are numbers. */
export interface AccountFacts {
  numbers: Record<NumberField, number>
  lastDays: Record<LastField, number | null>
  /** The run of check-ins that was added to last. */
  streak: { days: number; toDay: number } | null
}

const NUMBERS = {
  points: { name: '可用积分', say: points },
  purchaseCount: { name: '累计消费次数', say: times },
  spentFen: { name: '累计消费额', say: money },
  averageFen: { name: '平均每次消费', say: money },
  checkInDays: { name: '累计签到', say: days },
  sessionCount: { name: '打开小程序', say: times },
} satisfies Record<string, { name: string; say: Say }>
export type NumberField = keyof typeof NUMBERS
/** What operators call each; Simplified Chinese. */
export const NUMBER_NAMES = Object.entries(NUMBERS).map(([value, { name }]) => ({ value, label: name }))

const LASTS = { purchase: '消费', visit: '打开小程序', checkIn: '签到' }
export type LastField = keyof typeof LASTS
export const LAST_NAMES = Object.entries(LASTS).map(([value, label]) => ({ value, label }))

const aboutAccount = kindsAbout<AccountFacts>()

export const accountQuestions = {
  number: aboutAccount({
    schema: z.strictObject({ kind: z.literal('number'), field: z.enum(keysOf(NUMBERS)), ...ends }).refine(...rising),
    text: ({ field, ...range }) => `${NUMBERS[field].name} ${rangeText(range, NUMBERS[field].say, '大于 0')}`,
    actual: ({ field }, { numbers }) => NUMBERS[field].say(numbers[field]),
    compile: ({ field, ...range }) => {
      const isIn = inRange(range, 1)
      return still(({ numbers }) => isIn(numbers[field]))
    },
  }),
  /** Unbroken days of check-in that still go on: as long as the last of them is today or yesterday. */
  streak: aboutAccount({
    schema: z.strictObject({ kind: z.literal('streak'), ...ends }).refine(...rising),
    text: (range) => `正在连续签到 ${rangeText(range, days, '不少于 1 天')}`,
    actual: (_question, { streak }) =>
      streak === null ? NOTHING : `${days(streak.days)}，到 ${businessDayAt(streak.toDay)}`,
    compile: (range) => {
      const isIn = inRange(range, 1)
      return {
        test: ({ streak }, today) => isIn(streak !== null && streak.toDay >= today - 1 ? streak.days : 0),
        next: ({ streak }, today) => (streak !== null && streak.toDay + 2 > today ? streak.toDay + 2 : NEVER),
      }
    },
  }),
  /** Of members who never did it, no `last` is true: `not` of it includes them. */
  last: aboutAccount({
    schema: z.strictObject({
      kind: z.literal('last'),
      of: z.enum(keysOf(LASTS)).meta({ title: '哪件事' }),
      when: whenField,
    }),
    text: ({ of, when }) => `最近一次${LASTS[of]}在 ${whenText(when)}`,
    actual: ({ of }, { lastDays }, { today }) => agoText(lastDays[of], today),
    compile: ({ of, when }) => compileWhen(when, ({ lastDays }) => lastDays[of]),
    reach: ({ of, when }) =>
      of === 'purchase' && 'withinDays' in when ? { by: 'lastPurchase', withinDays: when.withinDays } : everybody,
  }),
}

export type AccountQuestion = QuestionIn<typeof accountQuestions>
