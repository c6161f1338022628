import { OPEN_STATES } from '#shared/growth/referral/bond'
import { type ReferralRules, referralRules } from '#shared/growth/referral/rules'
import type { Context } from '../../../platform/context'
import type { Change, Effect, RegisteredRules } from '../../../platform/noun/rules'
import { register } from '../../base/settings/settings.face'
import { promiseProblems } from '../../loyalty/coupon/coupon.face'
import { sumByState } from './referral.repository'

/** The programme's document, with what a change would cost and what stands against it. */
export const registeredReferralRules: RegisteredRules = {
  ...register(referralRules, previewProgramme),
  problems: (context, { after }) => couponProblems(context, after as ReferralRules),
}

async function previewProgramme(context: Context, { before, after }: Change<ReferralRules>): Promise<Effect[]> {
  const groups = await sumByState(context.db, before.programmeKey)
  const open = groups.filter(({ key }) => (OPEN_STATES as readonly string[]).includes(key))
  const pointsEach = after.inviter.points + after.invitee.points
  const ladderPoints = after.ladder.reduce((sum, { points }) => sum + points, 0)
  return [
    {
      text: '已入会、还没有结果的好友，仍按入会时的规则计入。',
      count: open.reduce((sum, { count }) => sum + count, 0),
    },
    { text: '每位达标好友，双方合计的积分', count: pointsEach },
    { text: '一位邀请人走完阶梯，另得的积分（成长值、补签卡和券另算）', count: ladderPoints },
    ...(after.budgetFriends === null
      ? [{ text: '没有设总名额，花费没有上限。', count: null }]
      : [{ text: '总名额全部达标时，双方合计的积分（不含阶梯）', count: pointsEach * after.budgetFriends }]),
  ]
}

/** What is announced must be there to give. */
async function couponProblems(
  context: Context,
  { isOpen, inviter, invitee, ladder }: ReferralRules,
): Promise<string[]> {
  const keys = [inviter.couponKey, invitee.couponKey, ...ladder.map(({ couponKey }) => couponKey)]
  return isOpen
    ? promiseProblems(
        context,
        keys.flatMap((key) => key ?? []),
      )
    : []
}
