import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import type { BusinessDay } from '#shared/kernel/business-day'
import { dayField, nameFieldOf } from '#shared/kernel/fields'
import { isWeekend } from './working-days'

/** The App violations rules of 2019 (第六条) let a shop promise fifteen working days, and no more. */
const ANSWER_DAYS_MAX = 15

/** Until when a member's request is answered, and how long a deletion can still be taken back. */
export const privacyRulesSchema = z
  .strictObject({
    answerWorkingDays: z
      .int()
      .min(1)
      .max(ANSWER_DAYS_MAX)
      .meta({ title: '几个工作日内答复', description: `法规最多 ${ANSWER_DAYS_MAX} 个工作日` }),
    coolingDays: z
      .int()
      .min(0)
      .max(15)
      .meta({ title: '注销冷静几天', description: '门店收到的注销请求，过了这几天才真的注销，期间可以收回' }),
    holidays: z
      .array(
        z.strictObject({
          name: nameFieldOf(20).meta({ title: '节日' }),
          fromDay: dayField.meta({ title: '从' }),
          toDay: dayField.meta({ title: '到' }),
        }),
      )
      .max(100)
      .meta({ title: '放假', description: '照国务院办公厅每年的放假通知写，连同和它连着的周末' }),
    makeUpDays: z.array(dayField).max(100).meta({ title: '调休上班的周末', description: '写成 2026-02-14' }),
  })
  .superRefine(({ holidays, makeUpDays }, context) => {
    for (const [index, { fromDay, toDay }] of holidays.entries()) {
      if (toDay < fromDay)
        context.addIssue({ code: 'custom', path: ['holidays', index, 'toDay'], message: '不能早于第一天' })
    }
    for (const [index, day] of makeUpDays.entries()) {
      const isOff = holidays.some(({ fromDay, toDay }) => fromDay <= day && day <= toDay)
      if (isOff || !isWeekend(day))
        context.addIssue({ code: 'custom', path: ['makeUpDays', index], message: '只写放假以外的周六、周日' })
    }
  })

export type PrivacyRules = z.infer<typeof privacyRulesSchema>

const holiday = (name: string, fromDay: string, toDay = fromDay) => ({
  name,
  fromDay: fromDay as BusinessDay,
  toDay: toDay as BusinessDay,
})

/**
 * 2026 as the State Council's office announced it on 4 November 2025, with its make-up days. Of 2027 the days that the
 * law names (全国年节及纪念日放假办法, 2024): whoever is told later what is bridged has a day more, never one less.
 */
export const defaultPrivacyRules: PrivacyRules = {
  answerWorkingDays: ANSWER_DAYS_MAX,
  coolingDays: 7,
  holidays: [
    holiday('元旦', '2026-01-01', '2026-01-03'),
    holiday('春节', '2026-02-15', '2026-02-23'),
    holiday('清明节', '2026-04-04', '2026-04-06'),
    holiday('劳动节', '2026-05-01', '2026-05-05'),
    holiday('端午节', '2026-06-19', '2026-06-21'),
    holiday('中秋节', '2026-09-25', '2026-09-27'),
    holiday('国庆节', '2026-10-01', '2026-10-07'),
    holiday('元旦', '2027-01-01'),
    holiday('春节', '2027-02-05', '2027-02-08'),
    holiday('清明节', '2027-04-05'),
    holiday('劳动节', '2027-05-01', '2027-05-02'),
    holiday('端午节', '2027-06-09'),
    holiday('中秋节', '2027-09-15'),
    holiday('国庆节', '2027-10-01', '2027-10-03'),
  ],
  makeUpDays: [
    ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'].map(
      (day) => day as BusinessDay,
    ),
  ],
}

export const privacyRules = defineRules({
  setting: 'privacy',
  title: '个人信息',
  about: '会员的请求几个工作日内答复、注销冷静几天、放假和调休',
  schema: privacyRulesSchema,
  fallback: defaultPrivacyRules,
})
