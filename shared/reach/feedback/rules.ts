import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import { nameFieldOf } from '#shared/kernel/fields'

const hours = (max: number) => z.int().min(1).max(max)

/** Whether members are asked how it was, what they can tap, and until when somebody looks and answers. */
export const feedbackRulesSchema = z
  .strictObject({
    isOpen: z.boolean().meta({ title: '开着', description: '开着，小票上才能打分，意见箱才收意见' }),
    seenHours: hours(24).meta({ title: '几小时内有人看', description: '3 分以下和投诉，过了这个时间没人看就提醒' }),
    answerHours: hours(72).meta({ title: '几小时内答复', description: '会员打完分就看到这个数，写做得到的' }),
    rateWithinDays: z.int().min(1).max(30).meta({ title: '几天内的消费可以打分' }),
    reasons: z
      .array(nameFieldOf(8))
      .min(1)
      .max(12)
      .meta({ title: '哪里不好', description: '3 分以下可以点的几样，每样最多 8 个字' }),
  })
  .superRefine(({ seenHours, answerHours, reasons }, context) => {
    const problem = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (seenHours > answerHours) problem('seenHours', '不能比答复的时间还长')
    if (new Set(reasons).size < reasons.length) problem('reasons', '有两样写得一样')
  })

export type FeedbackRules = z.infer<typeof feedbackRulesSchema>

/** Closed until the shop decides: whoever asks members owes them an answer. */
export const defaultFeedbackRules: FeedbackRules = {
  isOpen: false,
  seenHours: 2,
  answerHours: 24,
  rateWithinDays: 7,
  reasons: ['等得久', '味道', '凉了', '服务', '少给了东西', '环境'],
}

export const feedbackRules = defineRules<FeedbackRules>({
  setting: 'feedback',
  title: '打分和意见',
  about: '小票上要不要打分、意见箱收不收、多久有人看、多久答复',
  schema: feedbackRulesSchema,
  fallback: defaultFeedbackRules,
})
