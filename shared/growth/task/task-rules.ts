import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import { daysBetween } from '#shared/kernel/business-day'
import { dayField, nameFieldOf } from '#shared/kernel/fields'
import { isNothing } from '#shared/ledger/points/reward'
import { rewardSchema } from '#shared/ledger/points/reward-schema'
import { actField, conditionSchema, ruleKeyField } from './deed-match'

const TASKS_MAX = 30
/** Progress is counted from what is kept of a member's deeds, and those are kept for `KEPT_DAYS`. */
const WINDOW_DAYS_MAX = 60

export const BADGES = ['cup', 'leaf', 'calendar', 'store', 'friends'] as const
export type BadgeShape = (typeof BADGES)[number]

export const COUNTED = ['times', 'days', 'stores'] as const

const periodSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('newcomer'),
      withinDays: z.int().min(1).max(WINDOW_DAYS_MAX).meta({ title: '入会几天内' }),
    }),
    z.strictObject({ kind: z.literal('daily') }),
    z.strictObject({ kind: z.literal('weekly') }),
    z.strictObject({
      kind: z.literal('season'),
      fromDay: dayField.meta({ title: '从哪天起' }),
      toDay: dayField.meta({ title: '到哪天止' }),
    }),
  ])
  .meta({ title: '什么时候做' })

export type TaskPeriod = z.infer<typeof periodSchema>

const taskSchema = z
  .strictObject({
    key: ruleKeyField,
    title: nameFieldOf(14).meta({ title: '名称' }),
    detail: nameFieldOf(40).meta({ title: '一句说明', description: '怎样算做到，写给会员看' }),
    period: periodSchema,
    act: actField,
    condition: conditionSchema.meta({ title: '条件' }),
    goal: z.int().min(1).max(60).meta({ title: '做到几次' }),
    counts: z.enum(COUNTED).meta({ title: '怎么数', description: '按次数、按不同的天数，还是按不同的门店' }),
    after: ruleKeyField.nullable().meta({ title: '先完成哪个任务', description: '写那个任务的代号' }),
    reward: rewardSchema.meta({ title: '奖励' }),
    give: z.enum(['by-tap', 'at-once']).meta({ title: '怎么给' }),
    onUndo: z.enum(['take-back', 'keep']).meta({ title: '退货以后不够了' }),
    badge: z.enum(BADGES).nullable().meta({ title: '徽章' }),
  })
  .superRefine(({ reward, badge, period, goal, counts }, context) => {
    const problem = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (isNothing(reward) && badge === null) problem(['reward'], '奖励和徽章至少给一样')
    if (period.kind === 'season') {
      const days = daysBetween(period.fromDay, period.toDay) + 1
      if (days < 1) problem(['period', 'toDay'], '结束不能早于开始')
      if (days > WINDOW_DAYS_MAX) problem(['period', 'toDay'], `一个挑战最长 ${WINDOW_DAYS_MAX} 天`)
    }
    const days = daysOf(period)
    if (counts === 'days' && goal > days) problem(['goal'], `这段时间只有 ${days} 天`)
    if (badge !== null && (period.kind === 'daily' || period.kind === 'weekly')) {
      problem(['badge'], '每天和每周的任务没有徽章')
    }
  })

export type Task = z.infer<typeof taskSchema>

export const taskRulesSchema = z
  .strictObject({ tasks: z.array(taskSchema).max(TASKS_MAX).meta({ title: '任务' }) })
  .superRefine(({ tasks }, context) => {
    const problem = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    for (const [index, { key, after, period }] of tasks.entries()) {
      const earlier = tasks.slice(0, index)
      if (earlier.some((other) => other.key === key)) problem(['tasks', index, 'key'], '代号用过了')
      const first = after === null ? null : earlier.find((other) => other.key === after)
      if (first === undefined) problem(['tasks', index, 'after'], '写一个排在前面的任务的代号')
      if (first && period.kind !== first.period.kind) problem(['tasks', index, 'after'], '前后两个任务要是同一种时间')
    }
  })

export type TaskRules = z.infer<typeof taskRulesSchema>

export const taskRules = defineRules<TaskRules>({
  setting: 'tasks',
  title: '任务',
  about: '任务中心里有哪些任务、做到给什么、有哪些徽章',
  schema: taskRulesSchema,
  fallback: { tasks: [] },
})

function daysOf(period: TaskPeriod): number {
  switch (period.kind) {
    case 'newcomer':
      return period.withinDays
    case 'daily':
      return 1
    case 'weekly':
      return 7
    default:
      return daysBetween(period.fromDay, period.toDay) + 1
  }
}
