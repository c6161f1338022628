import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import { nameFieldOf } from '#shared/kernel/fields'
import { GROUP_FIELDS } from './group'
import { DIMENSION_NAMES, DIMENSIONS, type Dimension } from './score'

const DAYS_MAX = 3650
const WEIGHT_EXACT = 1e-9
/** A shop that weighs money more than this looks at turnover, not at members. */
const MONEY_WEIGHT_MAX = 0.6

const weightOf = (dimension: Dimension) => z.number().min(0).max(1).meta({ title: DIMENSION_NAMES[dimension] })
const days = z.int().min(1).max(DAYS_MAX)
const bound = z.strictObject({
  min: z.int().min(0).max(DAYS_MAX).optional(),
  max: z.int().min(0).max(DAYS_MAX).optional(),
})
const condition = z.partialRecord(z.enum(GROUP_FIELDS), bound)

const groupSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,23}$/),
  name: nameFieldOf(12),
  anyOf: z.array(condition).min(1).max(5).meta({ title: '条件', description: '满足任何一条' }),
})

/** How members are scored. */
export const scoreRulesSchema = z
  .strictObject({
    /** Of the dimensions in the value; they sum to 1. A dimension that is missing is left out and the rest weighs more. */
    weights: z
      .strictObject({
        r: weightOf('r'),
        f: weightOf('f'),
        m: weightOf('m'),
        l: weightOf('l'),
        s: weightOf('s'),
      })
      .meta({ title: '各项权重', description: '加起来是 1' }),
    /** First match wins; the last group is for everybody who is left. */
    groups: z.array(groupSchema).min(2).max(20).meta({ title: '分组', description: '从上往下，第一个符合的' }),
    stages: z
      .strictObject({
        newDays: days.meta({ title: '入会几天内是新客' }),
        growingDays: days.meta({ title: '几天内算成长' }),
        loyalPurchaseDays: z.int().min(2).max(1000).meta({ title: '几个消费日起算忠诚' }),
        asleepDays: days.meta({ title: '几天没来算沉睡' }),
        lostDays: days.meta({ title: '几天没来算流失' }),
      })
      .meta({ title: '阶段' }),
    model: z
      .strictObject({
        /** MBG/NBD, or BG/NBD: in the latter nobody leaves before a second purchase. */
        kind: z.enum(['mbg', 'bg']).meta({ title: '哪一种' }),
        refitDays: z.int().min(1).max(366).meta({ title: '几天重算一次模型' }),
        /** Members that a fit and the cuts are made from, at most. */
        sampleMax: z.int().min(500).max(50_000).meta({ title: '最多用多少会员来算' }),
      })
      .meta({ title: '预测模型' }),
    ltv: z
      .strictObject({
        months: z.int().min(1).max(36).meta({ title: '往后看几个月' }),
        monthlyDiscountPercent: z.number().min(0).max(10).meta({ title: '每个月折扣' }),
        /** Of the turnover, what is left for the shop; 100 counts turnover. */
        marginPercent: z.int().min(1).max(100).meta({ title: '毛利', description: '写 100 就按营业额算' }),
      })
      .meta({ title: '预期价值' }),
    warning: z
      .strictObject({
        /** Only who bought in the last days so many is warned of: whoever is gone for long is won back, not kept. */
        activeDays: days.meta({ title: '只看几天内来过的' }),
        sharePercent: z.int().min(1).max(100).meta({ title: '最多提醒活跃会员的百分之几' }),
        /** What staff and vouchers can handle. */
        membersMax: z.int().min(1).max(1000).meta({ title: '最多提醒几位' }),
      })
      .meta({ title: '预警' }),
    scope: z
      .strictObject({
        /** Whether customers whom only a till knows, and who were never asked, are scored; see docs/decisions. */
        scoreUnasked: z.boolean().meta({ title: '没有问过的收银顾客也评' }),
      })
      .meta({ title: '给谁评分' }),
    review: z
      .strictObject({
        /** A probability that has moved by so much is published anew. */
        silentStepPercent: z.int().min(1).max(50).meta({ title: '可能性变了百分之几就更新' }),
        daysMax: z.int().min(1).max(90).meta({ title: '最多几天复核一次' }),
      })
      .meta({ title: '复核' }),
  })
  .superRefine((rules, context) => {
    const problem = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    const { weights, groups, stages } = rules
    const total = DIMENSIONS.reduce((sum, dimension) => sum + weights[dimension], 0)
    if (Math.abs(total - 1) > WEIGHT_EXACT) problem(['weights'], '权重之和必须是 1')
    if (weights.m > MONEY_WEIGHT_MAX) problem(['weights', 'm'], `消费金额的权重不能超过 ${MONEY_WEIGHT_MAX}`)
    if (new Set(groups.map(({ key }) => key)).size < groups.length) problem(['groups'], '分组的 key 不能重复')
    const seen = new Set<string>()
    for (const [index, { anyOf }] of groups.entries()) {
      const isLast = index === groups.length - 1
      const takesAll = anyOf.some((each) => Object.keys(each).length === 0)
      if (takesAll && !isLast) problem(['groups', index], '只有最后一组可以没有条件')
      if (!takesAll && isLast) problem(['groups', index], '最后一组必须没有条件，收下其余所有会员')
      const text = JSON.stringify(anyOf)
      if (seen.has(text)) problem(['groups', index], '条件与前面的分组相同，永远不会有人')
      seen.add(text)
    }
    if (stages.growingDays < stages.newDays) problem(['stages', 'growingDays'], '成长期不能短于新客期')
    if (stages.lostDays <= stages.asleepDays) problem(['stages', 'lostDays'], '流失天数必须大于沉睡天数')
  })

export type ScoreRules = z.infer<typeof scoreRulesSchema>

export const defaultScoreRules: ScoreRules = {
  weights: { r: 0.15, f: 0.15, m: 0.4, l: 0.15, s: 0.15 },
  groups: [
    { key: 'socialStar', name: '高价值社交达人', anyOf: [{ m: { min: 4 }, s: { min: 4 }, r: { min: 3 } }] },
    { key: 'loyalValue', name: '高价值忠诚会员', anyOf: [{ m: { min: 4 }, f: { min: 4 }, r: { min: 3 } }] },
    { key: 'spreader', name: '社交传播者', anyOf: [{ s: { min: 4 }, r: { min: 3 } }] },
    { key: 'promising', name: '潜力新客', anyOf: [{ tenureDays: { max: 90 }, r: { min: 3 } }] },
    {
      key: 'rising',
      name: '成长会员',
      anyOf: [
        { r: { min: 3 }, f: { min: 3 } },
        { r: { min: 3 }, m: { min: 3 } },
      ],
    },
    { key: 'valueAtRisk', name: '高价值流失预警', anyOf: [{ r: { max: 2 }, m: { min: 4 } }] },
    { key: 'sleeping', name: '沉睡会员', anyOf: [{ r: { max: 2 } }] },
    { key: 'ordinary', name: '一般会员', anyOf: [{}] },
  ],
  stages: { newDays: 30, growingDays: 180, loyalPurchaseDays: 6, asleepDays: 90, lostDays: 365 },
  model: { kind: 'mbg', refitDays: 28, sampleMax: 25_000 },
  ltv: { months: 12, monthlyDiscountPercent: 1, marginPercent: 100 },
  warning: { activeDays: 90, sharePercent: 10, membersMax: 200 },
  scope: { scoreUnasked: true },
  review: { silentStepPercent: 5, daysMax: 30 },
}

export const scoreRules = defineRules<ScoreRules>({
  setting: 'score',
  title: '会员评分',
  about: '评分怎么算，分几档，多久没来算沉默',
  schema: scoreRulesSchema,
  fallback: defaultScoreRules,
})
