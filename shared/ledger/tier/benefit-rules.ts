import * as z from 'zod'
import { nameFieldOf, restrictingListOf, storeIdField, timeSpansField } from '#shared/kernel/fields'

const FEN_MAX = 100_000_000

const keyField = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,23}$/)
  .meta({ title: '代号', description: '各等级里代号相同的权益合用一个每月额度' })

/** What a benefit that takes money off has beside its size. */
const terms = {
  key: keyField,
  storeIds: restrictingListOf(storeIdField, 500),
  /** 1 = Monday … 7 = Sunday. */
  weekdays: restrictingListOf(z.int().min(1).max(7), 7),
  hours: timeSpansField.nullable().default(null),
  /** The most that it takes off for one member in a calendar month of the shop; null is no limit. */
  monthCapFen: z.int().min(1).max(FEN_MAX).nullable().default(null).meta({ title: '每人每月最多省' }),
  /** False: a purchase that uses a coupon goes without it. */
  isWithCoupons: z.boolean().default(true).meta({ title: '可以和券一起用' }),
}

const percentOffSchema = z.strictObject({
  kind: z.literal('percentOff'),
  percentOff: z.int().min(1).max(90).meta({ description: '减 10% 就是 9 折' }),
  ...terms,
  /** As the catalogue and the tills name them. An amount without goods belongs to none of them. */
  categories: restrictingListOf(nameFieldOf(20), 50),
})

const freeDeliverySchema = z.strictObject({
  kind: z.literal('freeDelivery'),
  ...terms,
  /** Of the goods, at their price before any discount. 0 asks for nothing. */
  minSpendFen: z.int().min(0).max(FEN_MAX).default(0),
  maxOffFen: z.int().min(1).max(FEN_MAX).nullable().default(null).meta({ title: '一单最多免' }),
})

/** Coupons that are claimed from a day on: this much before it begins. */
const earlyClaimSchema = z.strictObject({
  kind: z.literal('earlyClaim'),
  earlyHours: z.int().min(1).max(72).meta({ title: '提前几小时能领' }),
})

/** Coupons that are bought with points, at a lower price in points. */
const pointsPriceSchema = z.strictObject({
  kind: z.literal('pointsPrice'),
  pointsPercentOff: z.int().min(1).max(90).meta({ title: '积分价格减百分之几' }),
})

/** Words alone: what people of the shop do, which no program can keep. Lines from before benefits had kinds are of this one. */
const serviceSchema = z.strictObject({
  kind: z.literal('service').default('service'),
  title: nameFieldOf(12),
  detail: nameFieldOf(80).meta({ description: '只写店里的人做的事；打折、免配送这类请用别的种类，收银才会照算' }),
})

export const benefitSchema = z.discriminatedUnion('kind', [
  percentOffSchema,
  freeDeliverySchema,
  earlyClaimSchema,
  pointsPriceSchema,
  serviceSchema,
])

export type TierBenefit = z.infer<typeof benefitSchema>
export type TierBenefitOf<Kind extends TierBenefit['kind']> = Extract<TierBenefit, { kind: Kind }>
/** What the till takes off by itself. */
export type StandingBenefit = TierBenefitOf<'percentOff' | 'freeDelivery'>

export function isStanding(benefit: TierBenefit): benefit is StandingBenefit {
  return benefit.kind === 'percentOff' || benefit.kind === 'freeDelivery'
}

/** So many of one tier that take money off; they share the bits of a number with the coupons of a purchase. */
export const STANDING_BENEFITS_MAX = 8

/** What is wrong with the benefits of one tier beside the shape of each, with the place of it. */
export function benefitProblems(benefits: readonly TierBenefit[]): { at: (string | number)[]; message: string }[] {
  const problems: ReturnType<typeof benefitProblems> = []
  const standing = benefits.filter(isStanding)
  if (standing.length > STANDING_BENEFITS_MAX) {
    problems.push({ at: [], message: `一个等级里减钱的权益最多 ${STANDING_BENEFITS_MAX} 条` })
  }
  for (const [index, benefit] of benefits.entries()) {
    const before = benefits.slice(0, index)
    if (isStanding(benefit)) {
      const isKeyTwice = before.some((other) => isStanding(other) && other.key === benefit.key)
      if (isKeyTwice) problems.push({ at: [index, 'key'], message: '同一等级里代号不能重复' })
      for (const [list, values] of Object.entries(benefit)) {
        // Hours are told apart by their own rule.
        const isTwice = Array.isArray(values) && new Set<unknown>(values).size < values.length
        if (isTwice) problems.push({ at: [index, list], message: '列表里有重复的内容' })
      }
    } else if (benefit.kind !== 'service' && before.some(({ kind }) => kind === benefit.kind)) {
      problems.push({ at: [index], message: '这种权益每个等级只能有一条' })
    }
  }
  return problems
}
