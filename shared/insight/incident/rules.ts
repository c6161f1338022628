import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import type { BusinessDay } from '#shared/kernel/business-day'
import { dayField } from '#shared/kernel/fields'

export const DAY_KINDS_KNOWN = ['holiday', 'campaign', 'closure'] as const

const knownDays = z
  .strictObject({
    fromDay: dayField.meta({ title: '从' }),
    toDay: dayField.meta({ title: '到' }),
    kind: z.enum(DAY_KINDS_KNOWN).meta({ title: '是什么日子' }),
    title: z.string().trim().min(1).max(20).meta({ title: '名称' }),
  })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, { path: ['toDay'], message: '结束那天不能早于开始那天' })

export const watchRulesSchema = z.strictObject({
  isOn: z.boolean().meta({ title: '开着', description: '关掉后只计数，不再报事件' }),
  days: z
    .array(knownDays)
    .max(100)
    .meta({ title: '特别的日子', description: '这些日子不拿来和平常比；歇业的日子不报变少' }),
})

export type WatchRules = z.infer<typeof watchRulesSchema>

/** Days that explain themselves: what is unusual on them is no fault, and they teach nothing of usual ones. */
export const watchRules = defineRules<WatchRules>({
  setting: 'watch',
  title: '事件监测',
  about: '哪些日子和平常不一样',
  schema: watchRulesSchema,
  fallback: { isOn: true, days: [] },
})

/** Of a day that is several things, that the shop is closed says the most. */
export function kindOfDay({ days }: WatchRules, day: BusinessDay): (typeof DAY_KINDS_KNOWN)[number] | null {
  const kinds = days.flatMap(({ fromDay, toDay, kind }) => (day >= fromDay && day <= toDay ? [kind] : []))
  return kinds.includes('closure') ? 'closure' : (kinds[0] ?? null)
}
