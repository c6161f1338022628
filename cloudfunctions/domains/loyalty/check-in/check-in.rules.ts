import { type CheckInRules, checkInRules } from '#shared/loyalty/check-in/rules'
import type { RegisteredRules } from '../../../platform/noun/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'
import { promiseProblems } from '../coupon/coupon.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments: RegisteredRules[] = [
  {
    ...register(checkInRules, fromNowOn('之后的签到按新规则计算，已经发出的奖励和补签卡不变。')),
    problems: (context, { after }) => {
      const { streakLadder, monthLadder } = after as CheckInRules
      return promiseProblems(
        context,
        [...streakLadder, ...monthLadder].flatMap(({ couponKey }) => couponKey ?? []),
      )
    },
  },
]
