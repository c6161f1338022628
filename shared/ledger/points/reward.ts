/** What a step of a ladder, a task or a rule gives. */
export interface Reward {
  points: number
  growth: number
  makeUpCards: number
  /** The key of a coupon template that the shop gives (`batch` among its ways); null for no coupon. */
  couponKey: string | null
}

export const NO_REWARD: Reward = { points: 0, growth: 0, makeUpCards: 0, couponKey: null }

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
