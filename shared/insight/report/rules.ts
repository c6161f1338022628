import * as z from 'zod'
import { FACT_NAMES } from '#shared/base/facts/fact-catalogue'
import { defineRules } from '#shared/base/settings/rule-document'
import { EVENT_NAMES } from '#shared/insight/event/catalogue'
import { shortTextField } from '#shared/kernel/fields'

export const FUNNELS_MAX = 6
export const FUNNEL_STEPS_MAX = 6
/** A window may reach over a week and no further, so that a day’s funnel is known soon and read at little cost. */
export const FUNNEL_HOURS_MAX = 7 * 24

const step = z.strictObject({
  name: z.enum([...EVENT_NAMES, ...FACT_NAMES]).meta({ title: '发生了什么' }),
  /** What operators and the screen call it. */
  title: shortTextField,
  /** Properties that the event must have, for events that have any. */
  where: z
    .record(z.string().max(30), z.union([z.string().max(100), z.number(), z.boolean()]))
    .optional()
    .meta({ title: '只算内容是这样的', description: '多数步骤不用写' }),
})

const funnel = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/),
  name: shortTextField,
  windowHours: z.int().min(1).max(FUNNEL_HOURS_MAX).meta({ title: '从第一步起多久内' }),
  steps: z.array(step).min(2).max(FUNNEL_STEPS_MAX).meta({ title: '步骤' }),
})

/** The funnels that the shop follows. */
export const funnelRulesSchema = z
  .strictObject({ funnels: z.array(funnel).max(FUNNELS_MAX) })
  .superRefine(({ funnels }, context) => {
    const keys = funnels.map(({ key }) => key)
    keys.forEach((key, index) => {
      if (keys.indexOf(key) === index) return
      context.addIssue({ code: 'custom', path: ['funnels', index, 'key'], message: '漏斗的代号不能重复' })
    })
  })

export type FunnelRules = z.infer<typeof funnelRulesSchema>
export type FunnelRule = FunnelRules['funnels'][number]

export const defaultFunnelRules: FunnelRules = {
  funnels: [
    {
      key: 'newcomer',
      name: '新会员到第一次消费',
      windowHours: 168,
      steps: [
        { name: 'member.joined', title: '加入会员' },
        { name: 'check-in.performed', title: '第一次签到' },
        { name: 'purchase.recorded', title: '第一次消费' },
      ],
    },
    {
      key: 'coupon',
      name: '领券到用券',
      windowHours: 168,
      steps: [
        { name: 'coupon.claimed', title: '领券' },
        { name: 'coupon.redeemed', title: '到店使用' },
      ],
    },
    {
      key: 'till',
      name: '打开小程序到买单',
      windowHours: 24,
      steps: [
        { name: 'app.opened', title: '打开小程序' },
        { name: 'code.shown', title: '出示会员码' },
        { name: 'purchase.recorded', title: '完成消费' },
      ],
    },
  ],
}

export const funnelRules = defineRules({
  setting: 'funnel',
  title: '漏斗',
  about: '数哪几步，多少天以内走完才算',
  schema: funnelRulesSchema,
  fallback: defaultFunnelRules,
})
