import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'

const DAYS_MAX = 3650
/** The look back for habits and engagement ends here. */
export const LOOK_BACK_DAYS = 180

const days = z.int().min(1).max(DAYS_MAX)
const weight = z.number().min(0).max(1)

const silence = z
  .strictObject({
    riskDays: days.meta({ title: '至少几天没动静才算有风险' }),
    asleepDays: days.meta({ title: '几天没动静算沉睡' }),
    lostDays: days.meta({ title: '几天没动静算流失' }),
  })
  .superRefine(({ riskDays, asleepDays, lostDays }, context) => {
    const problem = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (asleepDays <= riskDays) problem('asleepDays', '沉睡的天数必须大于有风险的天数')
    if (lostDays <= asleepDays) problem('lostDays', '流失的天数必须大于沉睡的天数')
  })

/** At which days and acts a member passes from one stage to the next, and how engagement is weighed. */
export const lifecycleRulesSchema = z
  .strictObject({
    steps: z
      .strictObject({
        /** More than three days are not known of every member for good, see `KnownDays`. */
        activeDays: z.int().min(1).max(3).meta({ title: '有几天做过签到、领券、用券或消费算活跃' }),
        growingDays: z.int().min(2).max(1000).meta({ title: '第几个消费日起算成长' }),
        loyalDays: z.int().min(2).max(1000).meta({ title: '第几个消费日起算忠诚' }),
      })
      .meta({ title: '往上走' }),
    buyers: silence.meta({ title: '消费过的会员' }),
    others: silence.meta({ title: '没有消费过的会员' }),
    /** So many times the usual distance of their own days without an act is a risk. */
    riskTimes: z.number().min(1).max(10).meta({ title: '超过平时间隔的几倍算有风险' }),
    engagement: z
      .strictObject({
        windowDays: z.int().min(7).max(LOOK_BACK_DAYS).meta({ title: '看最近几天' }),
        fullDays: z.int().min(1).max(LOOK_BACK_DAYS).meta({ title: '来几天算满分' }),
        fullKinds: z.int().min(1).max(10).meta({ title: '做过几种事算满分' }),
        weights: z
          .strictObject({
            regularity: weight.meta({ title: '常不常来' }),
            recency: weight.meta({ title: '最近来没来' }),
            breadth: weight.meta({ title: '做的事多不多' }),
            satisfaction: weight.meta({ title: '满意不满意', description: '没有问过的，这一项不算，其余按比例补上' }),
          })
          .meta({ title: '各项权重', description: '加起来是 1' }),
        middleFrom: z.int().min(1).max(99).meta({ title: '几分起算中' }),
        highFrom: z.int().min(2).max(100).meta({ title: '几分起算高' }),
      })
      .meta({ title: '参与度' }),
  })
  .superRefine(({ steps, engagement }, context) => {
    const problem = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (steps.loyalDays <= steps.growingDays) problem(['steps', 'loyalDays'], '忠诚的消费日数必须大于成长的')
    const { weights, fullDays, windowDays, middleFrom, highFrom } = engagement
    const total = weights.regularity + weights.recency + weights.breadth + weights.satisfaction
    if (Math.abs(total - 1) > 1e-9) problem(['engagement', 'weights'], '权重之和必须是 1')
    if (weights.satisfaction >= 1) problem(['engagement', 'weights'], '不能只看满意不满意，没有问过的会员就没有参与度')
    if (fullDays > windowDays) problem(['engagement', 'fullDays'], '算满分的天数不能多于看的天数')
    if (highFrom <= middleFrom) problem(['engagement', 'highFrom'], '高的分数必须大于中的')
  })

export type LifecycleRules = z.infer<typeof lifecycleRulesSchema>

export const defaultLifecycleRules: LifecycleRules = {
  steps: { activeDays: 3, growingDays: 2, loyalDays: 6 },
  buyers: { riskDays: 30, asleepDays: 90, lostDays: 365 },
  others: { riskDays: 14, asleepDays: 45, lostDays: 180 },
  riskTimes: 3,
  engagement: {
    windowDays: 30,
    fullDays: 12,
    fullKinds: 5,
    weights: { regularity: 0.4, recency: 0.3, breadth: 0.2, satisfaction: 0.1 },
    middleFrom: 30,
    highFrom: 60,
  },
}

export const lifecycleRules = defineRules<LifecycleRules>({
  setting: 'lifecycle',
  title: '生命周期和参与度',
  about: '会员走到哪一步、多久没动静算有风险、沉睡和流失，参与度怎么算',
  schema: lifecycleRulesSchema,
  fallback: defaultLifecycleRules,
})
