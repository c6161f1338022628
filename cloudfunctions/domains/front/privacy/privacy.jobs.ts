import { privacyRules } from '#shared/front/privacy/rules'
import { afterWorkingDays } from '#shared/front/privacy/working-days'
import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Job, JobContext } from '../../../platform/noun/job'
import { raiseAlert } from '../../base/alert/alert.face'
import { walkSlice } from '../../base/job/job.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { endMembership, getHolder } from '../../people/member/member.face'
import { closeCooled, countDueUntil, pageCooled } from './request.repository'

/** A person is reminded this many working days before the legal deadline. */
const TOLD_DAYS_AHEAD = 3

export const servePrivacyRequestsJob: Job = {
  name: 'serve-privacy-requests',
  title: '冷静期过了的注销，快到期的个人信息请求',
  schedule: { kind: 'every', minutes: 60 },
  async slice(context, checkpoint, budget) {
    const walked = await walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => pageCooled(context.db, context.now, afterId, limit),
      async act({ _id, memberId }) {
        const { _id: holderId, status } = await getHolder(context.db, memberId)
        if (holderId !== memberId && status === 'active') return tellOfMerged(context, { _id, memberId, holderId })
        // The fact that closing tells marks the request as done. A record that ended meanwhile tells no fact.
        await endMembership(context, memberId)
        return closeCooled(context.db, _id, context.now)
      },
    })
    if (walked.isDone) await tellOfDue(context)
    return walked
  },
}

/**
 * The record was merged while the deletion cooled off, so the person is still a member, with everything that was kept.
 * Somebody who knows both records must say whether the merge was right, and so whose membership ends.
 */
async function tellOfMerged(
  context: JobContext,
  { _id, memberId, holderId }: { _id: string; memberId: string; holderId: string },
): Promise<false> {
  const text = `会员 ${memberId} 要求注销，冷静期已过，但这个会员号已经并入 ${holderId}，没有自动注销。核对是不是同一个人：是，就为 ${holderId} 登记注销，再收回这一个；不是，就先撤销合并。`
  await raiseAlert(context, { kind: 'privacy-due', subject: _id, text, source: businessDayOf(context.now) })
  return false
}

async function tellOfDue(context: JobContext): Promise<void> {
  const today: BusinessDay = businessDayOf(context.now)
  const rules = await rulesInForce(context, privacyRules)
  const count = await countDueUntil(context.db, afterWorkingDays(today, TOLD_DAYS_AHEAD, rules))
  if (count === 0) return
  const text = `${count} 个个人信息请求 ${TOLD_DAYS_AHEAD} 个工作日内到期或已经过期，请在运营台“隐私”里答复。`
  await raiseAlert(context, { kind: 'privacy-due', subject: 'requests', text, source: today })
}
