import type { Calendar } from './calendar-view'

/** The shop's current rules in plain words. */
export function ruleLines({ rules, cycleDays, streakLadder, monthLadder }: Calendar): string[] {
  const { dailyPoints, makeUpMonthlyMax, makeUpReachBackDays } = rules
  return [
    `每天可以签到一次，0 点更新${dailyPoints > 0 ? `，每次 ${dailyPoints} 积分` : ''}。`,
    streakLadder.length > 0 && `连续签到到了对应天数，另得一份奖励；断开后从第 1 天重新计。`,
    streakLadder.length > 0 && cycleDays !== null && `满 ${cycleDays} 天后开始新的一轮。`,
    monthLadder.length > 0 && '本月累计不要求连续，每月 1 日重新计。',
    makeUpMonthlyMax > 0 &&
      `补签卡可以补最近 ${makeUpReachBackDays} 天里漏掉的日子，每月至多 ${makeUpMonthlyMax} 次。补上后连续天数接上，差的阶梯奖励一并补发，那一天的每日积分不补。`,
  ].filter((line): line is string => Boolean(line))
}
