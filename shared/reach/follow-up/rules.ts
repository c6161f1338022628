import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import { copyProblems } from '#shared/kernel/copy-law'
import { nameFieldOf } from '#shared/kernel/fields'
import type { FollowUpReason } from './follow-up'

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
const days = (max: number) => z.int().min(0).max(max)

const offer = z
  .string()
  .regex(/^tpl_[a-z0-9-]{1,40}$/)
  .nullable()
  .default(null)
  .meta({ title: '可以给的券', description: '券模板的编号，要开着“店里发放”；不给券就留空' })

const reasonOf = (title: string, description: string) =>
  z
    .strictObject({
      isOn: z.boolean().meta({ title: '开着' }),
      say: nameFieldOf(80).meta({ title: '可以这样说', description: '店员照着说的一句话' }),
      offer,
      dueDays: days(14).meta({ title: '几天内办', description: '到那天的收工时间为止；0 是当天' }),
    })
    .meta({ title, description })

export const followUpRulesSchema = z
  .strictObject({
    reasons: z
      .strictObject({
        lowRating: reasonOf('打了低分、投诉', '会员打了 1–3 分或写了投诉，马上安排'),
        birthday: reasonOf('这周生日', '生日前几天安排，到生日那天为止'),
        atRisk: reasonOf('比平时来得少', '来得勤、最近没来的，每晚从评估里挑'),
        asleep: reasonOf('好久没来', '以前常来、很久没来的，每晚从评估里挑'),
      })
      .meta({ title: '为什么联系' }),
    hours: z
      .strictObject({ from: clock.meta({ title: '从' }), until: clock.meta({ title: '到' }) })
      .meta({ title: '联系时间', description: '期限都落在这段时间的结尾；这段时间以外，手机上提醒店员先别联系' }),
    limits: z
      .strictObject({
        perClerk: z
          .int()
          .min(1)
          .max(30)
          .meta({ title: '每位店员手上最多几件', description: '夜里安排时，按店里的人数算' }),
        perNight: z.int().min(1).max(500).meta({ title: '全店每晚最多安排几件' }),
        couponsPerMonth: z.int().min(0).max(200).meta({ title: '每位店员每月最多给几张券' }),
      })
      .meta({ title: '上限' }),
    againDays: z
      .int()
      .min(7)
      .max(365)
      .meta({ title: '同一位会员隔几天', description: '店里主动找的，两次之间至少隔这么久' }),
    quietDays: z.int().min(30).max(1095).meta({ title: '说不需要的，多少天不再找' }),
    managerDays: z.int().min(1).max(14).meta({ title: '转给店长以后几天', description: '还没办就不再办' }),
    holdoutPercent: z
      .int()
      .min(5)
      .max(50)
      .meta({ title: '留出百分之几不联系', description: '同类会员里留一部分，看联系到底有没有用；答复低分不留' }),
    valueFrom: z.int().min(0).max(100).meta({ title: '好久没来的，价值到多少才找', description: '0–100，见会员评分' }),
  })
  .superRefine(({ reasons, hours }, context) => {
    for (const [key, { say }] of Object.entries(reasons)) {
      for (const { found, why } of copyProblems(say)) {
        context.addIssue({ code: 'custom', path: ['reasons', key, 'say'], message: `写了“${found}”：${why}` })
      }
    }
    if (hours.until <= hours.from)
      context.addIssue({ code: 'custom', path: ['hours', 'until'], message: '要晚于开始的时间' })
  })

export type FollowUpRules = z.infer<typeof followUpRulesSchema>

/** Off until the shop decides: nobody's day is filled by a default. */
export const defaultFollowUpRules: FollowUpRules = {
  reasons: {
    lowRating: {
      isOn: false,
      say: '上次让您不满意了，您说的我们看到了，想当面跟您说声抱歉。',
      offer: null,
      dueDays: 1,
    },
    birthday: { isOn: false, say: '这周您过生日，祝您生日快乐，来店里坐坐。', offer: null, dueDays: 3 },
    atRisk: { isOn: false, say: '有一阵没见您了，新到的茶给您留了一泡，来尝尝。', offer: null, dueDays: 3 },
    asleep: { isOn: false, say: '好久不见，您爱喝的还在，想请您回来坐坐。', offer: null, dueDays: 7 },
  },
  hours: { from: '10:00', until: '20:00' },
  limits: { perClerk: 8, perNight: 60, couponsPerMonth: 20 },
  againDays: 45,
  quietDays: 180,
  managerDays: 2,
  holdoutPercent: 10,
  valueFrom: 60,
}

export const followUpRules = defineRules<FollowUpRules>({
  setting: 'follow-up',
  title: '跟进',
  about: '店员什么时候联系哪些会员、说什么、能给什么券、每人最多几件',
  schema: followUpRulesSchema,
  fallback: defaultFollowUpRules,
})

type Made = Exclude<FollowUpReason, 'journey'>
const KEY_OF: Record<Made, keyof FollowUpRules['reasons']> = {
  'low-rating': 'lowRating',
  birthday: 'birthday',
  'at-risk': 'atRisk',
  asleep: 'asleep',
}

export const ruleOf = ({ reasons }: FollowUpRules, reason: Made) => reasons[KEY_OF[reason]]
