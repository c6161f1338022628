import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'

const price = z.int().min(0).max(1_000_000).nullable()

/**
 * What the shop may spend on its system in a month, and what things cost: prices are the environment’s and differ by
 * plan, so that none is built in but WeChat’s for a phone number. Null where nobody has said.
 */
export const costRulesSchema = z.strictObject({
  monthlyBudgetFen: z.int().min(0).max(100_000_000).nullable().meta({
    title: '每月预算',
    description: '系统一个月最多花多少；空着就不比较',
  }),
  fenPer10kCalls: price.meta({ title: '每一万次调用', description: '云函数调用次数的单价' }),
  fenPer10kDatabaseCalls: price.meta({ title: '每一万次数据库读写', description: '数据库请求次数的单价' }),
  fenPerFunctionHour: price.meta({ title: '函数每运行一小时', description: '按你的内存规格折算，见套餐说明' }),
  fenPerPhoneNumber: price.meta({ title: '每次取手机号', description: '微信按次收费' }),
  fenPer100Points: price.meta({ title: '每 100 积分值多少', description: '用来估算欠会员的积分；空着就不估' }),
})

export type CostRules = z.infer<typeof costRulesSchema>

export const costRules = defineRules<CostRules>({
  setting: 'cost',
  title: '花费和预算',
  about: '每月预算、各种单价、积分值多少',
  schema: costRulesSchema,
  fallback: {
    monthlyBudgetFen: null,
    fenPer10kCalls: null,
    fenPer10kDatabaseCalls: null,
    fenPerFunctionHour: null,
    fenPerPhoneNumber: 3,
    fenPer100Points: null,
  },
})
