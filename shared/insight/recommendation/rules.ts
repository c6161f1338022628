import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import { productKeyField } from '#shared/goods/product/contract'

const KEYS_MAX = 200
const CATEGORIES_MAX = 50
const CATEGORY_LENGTH_MAX = 40

export const recommendationRulesSchema = z.strictObject({
  /** Off: neither list is shown to anybody, what is learnt is kept. */
  isOn: z.boolean().meta({ title: '开着', description: '关了就哪里都不显示再来一单和可能喜欢，每天夜里照样学' }),
  withoutProducts: z
    .array(productKeyField)
    .max(KEYS_MAX)
    .meta({ title: '不推荐的商品', description: '按名称选，半分钟内到处都不显示；比如赠品、包装袋' }),
  withoutCategories: z
    .array(z.string().trim().min(1).max(CATEGORY_LENGTH_MAX))
    .max(CATEGORIES_MAX)
    .meta({ title: '不推荐的品类', description: '商品目录里的品类，半分钟内到处都不显示' }),
  /** How long ago a purchase counts half in what may be liked. */
  halfLifeDays: z
    .int()
    .min(7)
    .max(365)
    .meta({ title: '多少天前买的只算一半', description: '可能喜欢看口味，口味会变；从下一次学习起' }),
})

export type RecommendationRules = z.infer<typeof recommendationRulesSchema>

export const defaultRecommendationRules: RecommendationRules = {
  isOn: true,
  withoutProducts: [],
  withoutCategories: [],
  halfLifeDays: 60,
}

export const recommendationRules = defineRules<RecommendationRules>({
  setting: 'recommendation',
  title: '推荐设置',
  about: '再来一单和可能喜欢：显示不显示，哪些商品不推荐',
  schema: recommendationRulesSchema,
  fallback: defaultRecommendationRules,
})
