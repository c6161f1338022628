import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'

const FEN_MAX = 100_000_000_000
/** null is no limit. */
const limitFen = z.int().min(100).max(FEN_MAX).nullable()

const limitsSchema = z.strictObject({
  /** One purchase, after coupons. */
  purchaseFen: limitFen.meta({ title: '一笔最多' }),
  /** All that one person records in a day at a store, less what came back. */
  dayFen: limitFen.meta({ title: '一个人一天最多' }),
})

/** How much may be recorded at a till before somebody else has to look. */
export const saleLimitsSchema = z
  .strictObject({
    clerk: limitsSchema.meta({ title: '店员' }),
    /** Managers and wider roles. */
    manager: limitsSchema.meta({ title: '店长和以上' }),
    /** All that a store records in a day. */
    storeDayFen: limitFen.meta({ title: '一家店一天最多' }),
  })
  .superRefine(({ clerk, manager }, context) => {
    for (const limit of ['purchaseFen', 'dayFen'] as const) {
      if ((manager[limit] ?? FEN_MAX) >= (clerk[limit] ?? FEN_MAX)) continue
      context.addIssue({ code: 'custom', path: ['manager', limit], message: '店长的限额不能低于店员' })
    }
  })

export type SaleLimits = z.infer<typeof saleLimitsSchema>

export const defaultSaleLimits: SaleLimits = {
  clerk: { purchaseFen: 2_000_000, dayFen: 20_000_000 },
  manager: { purchaseFen: 20_000_000, dayFen: 100_000_000 },
  storeDayFen: 300_000_000,
}

export const saleLimits = defineRules<SaleLimits>({
  setting: 'sale-limits',
  title: '收银限额',
  about: '一笔、一天、一家店最多能记多少',
  schema: saleLimitsSchema,
  fallback: defaultSaleLimits,
})
