import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import { dayField, nameFieldOf } from '#shared/kernel/fields'
import { actField, conditionSchema, ruleKeyField } from './deed-match'

const RULES_MAX = 24
const CONFIRMED_MAX = 12

const cap = (most: number) => z.int().min(1).max(most)

const growthRuleSchema = z
  .strictObject({
    key: ruleKeyField,
    title: nameFieldOf(20).meta({ title: '名称', description: '会员在积分流水里看到的字' }),
    act: actField,
    condition: conditionSchema.meta({ title: '条件' }),
    points: z.int().min(0).max(100_000).meta({ title: '积分' }),
    growth: z.int().min(0).max(100_000).meta({ title: '成长值' }),
    cap: z
      .strictObject({
        day: cap(20).meta({ title: '每天最多几次' }),
        month: cap(200).nullable().meta({ title: '每月最多几次' }),
        life: cap(1000).nullable().meta({ title: '一共最多几次' }),
      })
      .meta({ title: '每位会员的上限' }),
    startDay: dayField.meta({ title: '从哪天起' }),
    endDay: dayField.nullable().meta({ title: '到哪天止' }),
  })
  .superRefine(({ points, growth, startDay, endDay }, context) => {
    const problem = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (points + growth === 0) problem('points', '积分和成长值至少给一样')
    if (endDay !== null && endDay < startDay) problem('endDay', '结束不能早于开始')
  })

export type GrowthRule = z.infer<typeof growthRuleSchema>

export const growthRulesSchema = z
  .strictObject({
    /** What clerks may confirm by a scan; the act `confirmed` with this key as its subject. */
    confirmed: z
      .array(z.strictObject({ key: ruleKeyField, title: nameFieldOf(12).meta({ title: '名称' }) }))
      .max(CONFIRMED_MAX)
      .meta({ title: '店员可以确认的事', description: '比如自带杯。店员扫会员码以后点一下' }),
    rules: z.array(growthRuleSchema).max(RULES_MAX).meta({ title: '规则' }),
  })
  .superRefine(({ rules, confirmed }, context) => {
    for (const name of ['rules', 'confirmed'] as const) {
      const keys = (name === 'rules' ? rules : confirmed).map(({ key }) => key)
      const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index)
      if (twice >= 0) context.addIssue({ code: 'custom', path: [name, twice, 'key'], message: '代号用过了' })
    }
    for (const [index, { act, condition }] of rules.entries()) {
      const isKnown = condition.subject === null || confirmed.some(({ key }) => key === condition.subject)
      if (act === 'confirmed' && !isKnown) {
        const path = ['rules', index, 'condition', 'subject']
        context.addIssue({ code: 'custom', path, message: '“店员可以确认的事”里没有这个代号' })
      }
    }
  })

export type GrowthRules = z.infer<typeof growthRulesSchema>

/** Nothing beside purchases and check-ins until the shop decides: then nothing is told or kept for it. */
export const defaultGrowthRules: GrowthRules = { rules: [], confirmed: [] }

export const growthRules = defineRules<GrowthRules>({
  setting: 'growth',
  title: '成长规则',
  about: '会员做了什么，另外得多少积分和成长值，每天每月最多几次',
  schema: growthRulesSchema,
  fallback: defaultGrowthRules,
})
