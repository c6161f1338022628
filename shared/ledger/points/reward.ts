import * as z from 'zod'

/** What a step of a ladder, a task or a rule gives. */
export interface Reward {
  points: number
  growth: number
  makeUpCards: number
  /** The key of a coupon template that the shop gives (`batch` among its ways); null for no coupon. */
  couponKey: string | null
}

export const NO_REWARD: Reward = { points: 0, growth: 0, makeUpCards: 0, couponKey: null }

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

export const isNothing = ({ points, growth, makeUpCards, couponKey }: Reward): boolean =>
  points === 0 && growth === 0 && makeUpCards === 0 && couponKey === null

/** '20 积分、5 成长值、一张券'. Simplified Chinese, for members and operators. */
export function rewardText({ points, growth, makeUpCards, couponKey }: Reward): string {
  const parts = [
    points > 0 ? `${points} 积分` : null,
    growth > 0 ? `${growth} 成长值` : null,
    makeUpCards > 0 ? `${makeUpCards} 张补签卡` : null,
    couponKey === null ? null : '一张券',
  ]
  return parts.filter((part) => part !== null).join('、')
}
