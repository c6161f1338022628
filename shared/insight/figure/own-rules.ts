import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import { shortTextField } from '#shared/kernel/fields'
import { type SaleCondition, saleLanguage } from './sale-language'

/** What one purchase adds. */
export const MEASURES = ['orders', 'spentFen', 'couponOffFen', 'units'] as const
export type Measure = (typeof MEASURES)[number]
export const MEASURE_TITLES: Record<Measure, string> = {
  orders: '笔数',
  spentFen: '实付金额',
  couponOffFen: '券减的金额',
  units: '件数',
}
export const OWN_FIGURES_MAX = 12

export const sideSchema = z.strictObject({
  of: z.enum(MEASURES).meta({ title: '加什么' }),
  where: saleLanguage.schema
    .nullable()
    .meta({ title: '只算哪些消费', description: '和人群一样的条件语言，问的是一笔消费；空着就是全部' }),
})

const ownFigure = z.strictObject({
  key: z
    .string()
    .regex(/^own-[a-z][a-z0-9-]{0,23}$/)
    .meta({ title: '代号', description: '写 own- 开头，定了不要改' }),
  title: shortTextField.meta({ title: '叫什么' }),
  about: z.string().max(100).meta({ title: '看它是为了什么' }),
  above: sideSchema.meta({ title: '分子' }),
  below: sideSchema.nullable().meta({ title: '分母', description: '空着就只看分子' }),
})

export const ownFigureRulesSchema = z
  .strictObject({ figures: z.array(ownFigure).max(OWN_FIGURES_MAX).meta({ title: '自己的数字' }) })
  .superRefine(({ figures }, context) => {
    const keys = figures.map(({ key }) => key)
    keys.forEach((key, index) => {
      if (keys.indexOf(key) === index) return
      context.addIssue({ code: 'custom', path: ['figures', index, 'key'], message: '代号不能重复' })
    })
  })

/** One side of a figure: what each purchase adds, and which purchases; null for all. */
export interface Side {
  of: Measure
  where: SaleCondition | null
}

/** A figure that the shop has made itself: above divided by below, or above alone. */
export interface OwnFigure {
  key: string
  title: string
  about: string
  above: Side
  below: Side | null
}

export interface OwnFigureRules {
  figures: OwnFigure[]
}

export const ownFigureRules = defineRules<OwnFigureRules>({
  setting: 'own-figures',
  title: '自己的数字',
  about: '经营数字里店里自己加的：分子、分母、只算哪些消费',
  schema: ownFigureRulesSchema,
  fallback: { figures: [] },
})
