import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'

const minutes = (max: number) => z.int().min(1).max(max)
const DAY_MINUTES = 1440
const refundDays = z.int().min(0).max(1100)

/** How the till works: what is reserved for how long, and until when who may take a purchase back. */
export const tillRulesSchema = z
  .strictObject({
    /** So long a coupon is reserved for the clerk who has seen the preview. */
    lockMinutes: minutes(30).meta({ title: '券预留多久' }),
    /** So long a clerk may serve the member whose code was scanned. */
    proofMinutes: minutes(60).meta({ title: '扫码以后能接待多久' }),
    /** Until when a purchase is undone; 0 for never. A manager says why. */
    undo: z
      .strictObject({
        clerkMinutes: z.int().min(0).max(DAY_MINUTES).meta({ title: '店员' }),
        managerMinutes: z
          .int()
          .min(0)
          .max(31 * DAY_MINUTES)
          .meta({ title: '店长' }),
      })
      .meta({ title: '多久内能撤销', description: '写 0 就不能撤销' }),
    /** So many days after it a purchase is paid back at a till; what is older is the operators’. Left out: `defaultRefundDays`. */
    refundDays: z
      .strictObject({
        clerk: refundDays.meta({ title: '店员（天）' }),
        manager: refundDays.meta({ title: '店长（天）' }),
      })
      .optional()
      .meta({ title: '多久以内的消费能在店里退' }),
    /** Codes that are no codes, by one clerk. */
    wrongCodes: z
      .strictObject({
        max: z.int().min(3).max(100).meta({ title: '最多几次' }),
        withinMinutes: minutes(DAY_MINUTES).meta({ title: '多久以内' }),
      })
      .meta({ title: '输错会员码' }),
    /** So long a clerk's invitation can be accepted. */
    invitationHours: z
      .int()
      .min(1)
      .max(31 * 24)
      .meta({ title: '店员邀请码多久有效' }),
  })
  .superRefine(({ lockMinutes, proofMinutes, undo, refundDays }, context) => {
    const problem = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (proofMinutes < lockMinutes) problem(['proofMinutes'], '扫码后的有效时间不能短于券的预留时间')
    if (refundDays && refundDays.manager < refundDays.clerk) {
      problem(['refundDays', 'manager'], '店长的退款天数不能少于店员')
    }
    if (undo.managerMinutes < undo.clerkMinutes) problem(['undo', 'managerMinutes'], '店长的撤销时限不能短于店员')
  })

export type TillRules = z.infer<typeof tillRulesSchema>

/** Three months: longer than most shops take goods back; a year for whoever answers for the store. */
export const defaultRefundDays = { clerk: 92, manager: 366 }

export const defaultTillRules: TillRules = {
  lockMinutes: 5,
  proofMinutes: 10,
  undo: { clerkMinutes: 15, managerMinutes: DAY_MINUTES },
  refundDays: defaultRefundDays,
  wrongCodes: { max: 10, withinMinutes: 10 },
  invitationHours: 48,
}

export const tillRules = defineRules({
  setting: 'till',
  title: '收银台',
  about: '撤销时限、店员和店长几天以内可以退款、券预留几分钟、店员邀请码的有效时间、试错码的次数',
  schema: tillRulesSchema,
  fallback: defaultTillRules,
})
