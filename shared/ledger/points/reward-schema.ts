import * as z from 'zod'

// Apart from `reward.ts`, because phones say what a reward is and carry no schemas.
const REWARD_POINTS_MAX = 100_000

export const couponKeyField = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { message: '填券种代号' })
  .nullable()
  .meta({ title: '券', description: '券模板的获得方式里要有“商家发放”' })

export const rewardSchema = z.strictObject({
  points: z.int().min(0).max(REWARD_POINTS_MAX).meta({ title: '积分' }),
  growth: z.int().min(0).max(REWARD_POINTS_MAX).meta({ title: '成长值' }),
  makeUpCards: z.int().min(0).max(31).meta({ title: '补签卡' }),
  couponKey: couponKeyField,
})
