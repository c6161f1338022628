import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import { FIGURES } from '#shared/insight/report/figures'

const target = z.strictObject({
  key: z.enum(FIGURES.map(({ key }) => key)).meta({ title: '哪个数字' }),
  base: z.number().min(0).meta({ title: '底线', description: '近 30 天不该低于它' }),
  challenge: z.number().min(0).meta({ title: '目标', description: '达到就亮绿；越少越好的数字，目标写得比底线小' }),
})

/** What the shop’s figures should reach in 30 days. */
export const targetRulesSchema = z
  .strictObject({
    targets: z.array(target).max(FIGURES.length).meta({ title: '目标' }),
    hysteresisPercent: z.int().min(0).max(20).meta({
      title: '换灯的余量',
      description: '越过界线百分之几才换灯，免得在界线上来回闪',
    }),
  })
  .superRefine(({ targets }, context) => {
    const keys = targets.map(({ key }) => key)
    keys.forEach((key, index) => {
      if (keys.indexOf(key) === index) return
      context.addIssue({ code: 'custom', path: ['targets', index, 'key'], message: '一个数字只能有一个目标' })
    })
  })

export type TargetRules = z.infer<typeof targetRulesSchema>

export const targetRules = defineRules<TargetRules>({
  setting: 'targets',
  title: '经营目标',
  about: '每个数字的底线和目标',
  schema: targetRulesSchema,
  fallback: { targets: [], hysteresisPercent: 3 },
})
