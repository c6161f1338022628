import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'

const percent = z.int().min(0).max(100)

export const articleRulesSchema = z.strictObject({
  promotion: z
    .strictObject({
      basePercent: percent.meta({ title: '卖东西的内容最多占百分之几', description: '超过就不能再上' }),
      targetPercent: percent.meta({ title: '目标是百分之几以内' }),
      windowDays: z.int().min(7).max(180).meta({ title: '看几天里的内容' }),
    })
    .refine(({ basePercent, targetPercent }) => targetPercent <= basePercent, {
      message: '目标不能高于最多占的比例',
      path: ['targetPercent'],
    })
    .meta({ title: '推销和有用' }),
})

export type ArticleRules = z.infer<typeof articleRulesSchema>

export const articleRules = defineRules<ArticleRules>({
  setting: 'article',
  title: '看茶的内容',
  about: '给会员看的内容里，卖东西的最多占多少',
  schema: articleRulesSchema,
  fallback: { promotion: { basePercent: 70, targetPercent: 30, windowDays: 30 } },
})
