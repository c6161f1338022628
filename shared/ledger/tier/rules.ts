import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import { nameFieldOf } from '#shared/kernel/fields'
import { benefitProblems, benefitSchema } from './benefit-rules'

const GROWTH_MAX = 100_000_000
/** Growth older than this is not kept, so that no window can be longer. */
export const WINDOW_MONTHS_MAX = 24

const tierSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,23}$/),
  name: nameFieldOf(8),
  palette: z.enum(['paper', 'jade', 'amber', 'ink']),
  /** Growth value with which the tier is reached. */
  threshold: z.int().min(0).max(GROWTH_MAX),
  /** Growth value with which the tier is kept when its validity ends; not more than it took to reach it. */
  keepGrowth: z.int().min(0).max(GROWTH_MAX),
  pointsMultiplierPercent: z.int().min(10).max(1000),
  /** Given once, when the tier is reached. */
  gift: z.strictObject({ points: z.int().min(0).max(100_000), makeUpCards: z.int().min(0).max(31) }),
  /** What holds while the tier does; points, check-ins and gifts are told from the rules themselves. */
  benefits: z.array(benefitSchema).max(12),
})

/** The tiers, lowest first. There is always a base tier, so that every member has one. */
export const tierRulesSchema = z
  .strictObject({
    tiers: z.tuple([tierSchema], tierSchema),
    /** How many calendar months count into the growth value, the current one included. */
    windowMonths: z.int().min(1).max(WINDOW_MONTHS_MAX),
    validMonths: z.int().min(1).max(WINDOW_MONTHS_MAX),
  })
  .superRefine((rules, context) => {
    const problem = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    const { tiers } = rules
    if (tiers.length > 10) problem(['tiers'], '等级最多 10 个')
    if (new Set(tiers.map((tier) => tier.key)).size < tiers.length) problem(['tiers'], '等级的 key 不能重复')
    const [base] = tiers
    if (base.threshold !== 0) problem(['tiers', 0, 'threshold'], '最低等级的门槛必须是 0')
    if (base.gift.points + base.gift.makeUpCards > 0) problem(['tiers', 0, 'gift'], '最低等级没有升级礼，请用入会积分')
    for (const [index, tier] of tiers.entries()) {
      if (tier.keepGrowth > tier.threshold) problem(['tiers', index, 'keepGrowth'], '保级成长值不能高于升级门槛')
      for (const { at, message } of benefitProblems(tier.benefits))
        problem(['tiers', index, 'benefits', ...at], message)
      const lower = tiers[index - 1]
      if (!lower) continue
      if (tier.threshold <= lower.threshold) problem(['tiers', index, 'threshold'], '门槛必须逐级提高')
      if (tier.pointsMultiplierPercent < lower.pointsMultiplierPercent) {
        problem(['tiers', index, 'pointsMultiplierPercent'], '积分倍率不能低于下一级')
      }
    }
  })

export type TierRules = z.infer<typeof tierRulesSchema>
export type Tier = TierRules['tiers'][number]

export const defaultTierRules: TierRules = {
  windowMonths: 12,
  validMonths: 12,
  tiers: [
    {
      key: 'paper',
      name: '素纸',
      palette: 'paper',
      threshold: 0,
      keepGrowth: 0,
      pointsMultiplierPercent: 100,
      gift: { points: 0, makeUpCards: 0 },
      benefits: [],
    },
    {
      key: 'jade',
      name: '翡翠',
      palette: 'jade',
      threshold: 300,
      keepGrowth: 200,
      pointsMultiplierPercent: 110,
      gift: { points: 30, makeUpCards: 1 },
      benefits: [],
    },
    {
      key: 'amber',
      name: '琥珀',
      palette: 'amber',
      threshold: 1000,
      keepGrowth: 700,
      pointsMultiplierPercent: 120,
      gift: { points: 100, makeUpCards: 2 },
      benefits: [],
    },
    {
      key: 'ink',
      name: '墨金',
      palette: 'ink',
      threshold: 3000,
      keepGrowth: 2000,
      pointsMultiplierPercent: 150,
      gift: { points: 300, makeUpCards: 3 },
      benefits: [],
    },
  ],
}

export const tierRules = defineRules<TierRules>({
  setting: 'tier',
  title: '会员等级',
  about: '等级的门槛、保级值、积分倍数、升级礼、权益',
  schema: tierRulesSchema,
  fallback: defaultTierRules,
})
