import { grouped } from '../../../ui/figures'

interface Brought {
  points: number
  makeUpCards: number
  growth?: number | undefined
  hasCoupon?: boolean | undefined
}

/** '15 积分和 1 张补签卡'; empty when there is no reward. */
export function rewardText({ points, makeUpCards, hasCoupon }: Brought): string {
  const parts = [
    points > 0 && `${grouped(points)} 积分`,
    makeUpCards > 0 && `${makeUpCards} 张补签卡`,
    hasCoupon && '一张券',
  ]
  return parts.filter(Boolean).join('和 ')
}

/** What a make-up brought, or what it took back where both parts of the streak had been paid for the same step. */
export function madeUpText(points: number, streakDays: number): string {
  if (points < 0) return `已补签，连成 ${streakDays} 天，重复得的 ${grouped(-points)} 积分已收回`
  return points > 0 ? `已补签，得到 ${rewardText({ points, makeUpCards: 0 })}` : `已补签，连成 ${streakDays} 天`
}

// Word joiners: on a narrow step the text breaks before the word and not inside it.
const CARD = '补\u2060签\u2060卡'

/** The same, short enough for a ladder's step: '+15 积分', '+15 积分 补签卡'. */
export function stepText({ points, makeUpCards, growth = 0, hasCoupon }: Brought): string {
  const parts = [
    points > 0 && `+${grouped(points)} 积分`,
    growth > 0 && `+${grouped(growth)} 成长值`,
    makeUpCards > 0 && (makeUpCards === 1 ? CARD : `${CARD} ×${makeUpCards}`),
    hasCoupon && '券',
  ]
  return parts.filter(Boolean).join(' ')
}

export function sumOf(rewards: readonly Brought[]): Brought {
  return {
    points: rewards.reduce((sum, { points }) => sum + points, 0),
    makeUpCards: rewards.reduce((sum, { makeUpCards }) => sum + makeUpCards, 0),
    hasCoupon: rewards.some(({ hasCoupon }) => hasCoupon),
  }
}

interface NextReward extends Brought {
  inDays: number
}

/** '再签 2 天，得 15 积分和 1 张补签卡' */
export function nextRewardText({ inDays, ...brought }: NextReward, isDoneToday: boolean): string {
  if (inDays > 1) return `再签 ${inDays} 天，得 ${rewardText(brought)}`
  return isDoneToday ? `明天签到，另得 ${rewardText(brought)}` : `其中 ${rewardText(brought)}是阶梯奖励`
}
