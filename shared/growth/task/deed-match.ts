import * as z from 'zod'
import type { Deed } from '#shared/base/facts/deed'
import { storeIdField } from '#shared/kernel/fields'

/** What a deed must be like to count; null asks for nothing. */
export interface DeedCondition {
  minFen: number | null
  storeIds: string[] | null
  subject: string | null
}

export const ANY_DEED: DeedCondition = { minFen: null, storeIds: null, subject: null }

export const conditionSchema = z.strictObject({
  minFen: z.int().min(1).max(10_000_000).nullable().meta({ title: '实付至少', description: '退货后剩下的也要够' }),
  storeIds: z.array(storeIdField).min(1).max(50).nullable().meta({ title: '限哪些门店' }),
  subject: z
    .string()
    .regex(/^[\w-]{1,64}$/, { message: '填确认事项的代号' })
    .nullable()
    .meta({ title: '限哪一件', description: '店员确认的事项，写它的代号' }),
})

/** Whether a deed counts as it stands now. */
export function meets({ stands, amountFen, storeId, subject }: Omit<Deed, 'id' | 'at'>, asked: DeedCondition): boolean {
  if (!stands) return false
  if (asked.minFen !== null && (amountFen ?? 0) < asked.minFen) return false
  if (asked.storeIds !== null && !asked.storeIds.includes(storeId ?? '')) return false
  return asked.subject === null || subject === asked.subject
}

/** What nobody may be paid for: WeChat forbids it, and the law on advertising. */
const FORBIDDEN = /share|forward|follow|subscri|add-?friend|add-?wechat|join-?group|review|praise|like/i

/** The name of an act, as the noun that tells it declares it. */
export const actField = z
  .string()
  .regex(/^[a-z][a-z-]{0,39}$/, { message: '选一种行为' })
  .refine((act) => !FORBIDDEN.test(act), { message: '分享、关注、订阅、加好友和好评都不能有奖励，请换一种行为' })
  .meta({ title: '行为' })

export const ruleKeyField = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, { message: '代号用小写字母开头，只用小写字母、数字和短横线' })
  .meta({ title: '代号', description: '定了就不要改：改了算另一条，上限重新数' })
