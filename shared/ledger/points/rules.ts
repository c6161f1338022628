import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'

const WELCOME_POINTS_MAX = 100_000
// 100 points for a yuan: the largest purchase in the highest tier still stays a number that every screen can show.
const RATE_MAX = 10_000

/** How points are earned and how long they are good for. An operator may change all of it. */
export const pointsRulesSchema = z.strictObject({
  /** Points earned in month M end with month M + validMonths; null never ends. Points already earned keep their end. */
  validMonths: z.int().min(1).max(120).nullable(),
  /** For joining. */
  welcomePoints: z.int().min(0).max(WELCOME_POINTS_MAX),
  /** Whole numbers only: 100 is one point for a yuan, 50 is one for two. Rounded down, once, at the end. */
  pointsPer100Yuan: z.int().min(0).max(RATE_MAX),
  growthPer100Yuan: z.int().min(0).max(RATE_MAX),
})

export type PointsRules = z.infer<typeof pointsRulesSchema>

export const defaultPointsRules: PointsRules = {
  validMonths: 12,
  welcomePoints: 20,
  pointsPer100Yuan: 100,
  growthPer100Yuan: 100,
}

export const pointsRules = defineRules<PointsRules>({
  setting: 'points',
  title: '积分规则',
  about: '入会积分、每 100 元得多少积分和成长值、积分几个月到期',
  schema: pointsRulesSchema,
  fallback: defaultPointsRules,
})
